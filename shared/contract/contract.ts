/**
 * What the face may ask of the hands, whichever door it came through: the Electron window over a MessagePort, the page
 * over a WebSocket. The command line calls the same services without a transport.
 *
 * The renderer holds the design and checks, compiles and predicts by itself (the core is pure); only what needs the world
 * goes through here. Every stream ends when its caller stops listening, and what it was doing is then cancelled.
 */
import { eventIterator, oc, type } from '@orpc/contract';
import * as z from 'zod';
import type { FailureKind, Problem } from '../problem/problem.ts';
import type { DeployEvent, HostEvent, LabEvent, LabStatus, PlanEvent, ProbeEvent } from './events.ts';

/** Every failure arrives as this one typed error: the problem that a person reads, and its kind. */
const procedure = oc.errors({ VLANVAS: { message: 'see data.problem', data: type<{ kind: FailureKind; problem: Problem }>() } });

/** A design goes over as its text: what is deployed is what is on the screen, saved or not. */
const design = z.object({ text: z.string(), path: z.string().nullable() });

export interface OpenedFile {
  readonly path: string;
  readonly text: string;
  /** Hash of the text on disk; a save names the one it started from. */
  readonly revision: string;
}

export interface Example {
  /** File name without `.vlanvas.yaml`. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly text: string;
}

export interface DoorInfo {
  readonly version: string;
  readonly door: 'desktop' | 'web';
  readonly platform: string;
  /** File that the door was opened with. */
  readonly file: string | null;
  /** Folder that a relative path starts from. */
  readonly folder: string;
}

export const contract = {
  door: {
    info: procedure.output(type<DoorInfo>()),
  },
  files: {
    open: procedure.input(z.object({ path: z.string() })).output(type<OpenedFile>()),
    /** `revision: null` makes a new file and refuses to replace one; a revision that is not the one on disk is a CONFLICT problem. */
    save: procedure
      .input(z.object({ path: z.string(), text: z.string(), revision: z.string().nullable() }))
      .output(type<OpenedFile>()),
    examples: procedure.output(type<readonly Example[]>()),
    /** Topology files in the door's folder and opened before, newest first. */
    recent: procedure.output(type<readonly { path: string; name: string }[]>()),
  },
  hosts: {
    /** Connects to every host of the design and reads it. */
    observe: procedure.input(design).output(eventIterator(type<HostEvent>())),
    /** Writes a host's key to known_hosts, after the person has seen its fingerprint (`SHA256:…`). */
    trust: procedure.input(design.extend({ host: z.string(), fingerprint: z.string() })).output(type<void>()),
  },
  deploy: {
    plan: procedure.input(design.extend({ purpose: z.enum(['apply', 'destroy']) })).output(eventIterator(type<PlanEvent>())),
    /**
     * Plans and carries out. `run` names it for `cancel`, after which the stream goes on and tells what is undone, unless
     * `keep`. A caller who stops listening cancels too, and hears no more.
     */
    apply: procedure
      .input(design.extend({ run: z.string(), keep: z.boolean().optional() }))
      .output(eventIterator(type<DeployEvent>())),
    destroy: procedure.input(design.extend({ run: z.string() })).output(eventIterator(type<DeployEvent>())),
    /** Cancels an apply or a destroy of this door by its `run`; one that is over already is left alone. */
    cancel: procedure.input(z.object({ run: z.string() })).output(type<void>()),
  },
  probe: {
    /**
     * `intervalMs: null` measures once; else a round starts every so many milliseconds until the caller stops listening. `only`:
     * endpoints by id, the others are left out. `look`: look at the hosts again whatever is measured, not only after a surprise.
     */
    measure: procedure
      .input(
        design.extend({
          hosts: z.boolean(),
          intervalMs: z.int().min(200).nullable(),
          only: z.array(z.string()).optional(),
          look: z.boolean().optional(),
        }),
      )
      .output(eventIterator(type<ProbeEvent>())),
  },
  lab: {
    status: procedure.output(type<LabStatus>()),
    /** As many hosts as asked for; with a `design`, those that it names. */
    up: procedure
      .input(
        z.object({
          hosts: z.int().min(1).max(16),
          backend: z.enum(['auto', 'namespaces', 'vm']).exactOptional(),
          design: design.exactOptional(),
        }),
      )
      .output(eventIterator(type<LabEvent>())),
    down: procedure.output(eventIterator(type<LabEvent>())),
  },
};

export type Contract = typeof contract;
