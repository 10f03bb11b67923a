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
import { consoleInput, consoleRequest, consoleSize, consoleTaken } from './consoles.ts';
import type { ConsoleEvent } from './consoles.ts';
import { CONTAINER_ACTIONS } from './containers.ts';
import type { ContainerOutcome, LiveEvent } from './containers.ts';
import { captureFile, locateRequest } from './locate.ts';
import type { LocateEvent } from './locate.ts';
import type { CheckEvent, SshAlias } from './host-check.ts';
import type { RecoveredWork } from './recovery.ts';
import type { QuestionEvent } from './secrets.ts';
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

/** What became of an open file on disk. */
export type FileEvent = { readonly type: 'changed'; readonly file: OpenedFile } | { readonly type: 'gone' };

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
  /** How the program is started in a shell there; null: it was not started from one. */
  readonly command: string | null;
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
    /** Tells when the text on disk is another than the one with `revision`, until the caller stops listening. */
    watch: procedure.input(z.object({ path: z.string(), revision: z.string() })).output(eventIterator(type<FileEvent>())),
    examples: procedure.output(type<readonly Example[]>()),
    /** Topology files in the door's folder and opened before, newest first. */
    recent: procedure.output(type<readonly { path: string; name: string }[]>()),
  },
  hosts: {
    /** Connects to every host of the design and reads it. */
    observe: procedure.input(design).output(eventIterator(type<HostEvent>())),
    /** Tests the way to one host, point by point. */
    check: procedure.input(design.extend({ host: z.string() })).output(eventIterator(type<CheckEvent>())),
    /** The hosts that ~/.ssh/config names. */
    aliases: procedure.output(type<readonly SshAlias[]>()),
    /** Writes a host's key to known_hosts, after the person has seen its fingerprint (`SHA256:…`). */
    trust: procedure.input(design.extend({ host: z.string(), fingerprint: z.string() })).output(type<void>()),
  },
  live: {
    /** Reads every host of the design and goes on telling what changes there until the caller stops listening. */
    follow: procedure.input(design).output(eventIterator(type<LiveEvent>())),
  },
  containers: {
    /** Starts, stops or restarts a container of the design; answers when the daemon has done it. */
    act: procedure
      .input(design.extend({ container: z.string(), action: z.enum(CONTAINER_ACTIONS) }))
      .output(type<ContainerOutcome>()),
  },
  consoles: {
    /** Opens one; it is closed, with what runs in it, when the caller stops listening. */
    open: procedure.input(design.extend(consoleRequest.shape)).output(eventIterator(type<ConsoleEvent>())),
    /** What was typed. Answers when it was passed on: the next call comes after that. A console that is closed takes nothing. */
    write: procedure.input(consoleInput).output(type<void>()),
    resize: procedure.input(consoleSize).output(type<void>()),
    /** So many bytes were read: the service never sends more than CONSOLE_WINDOW ahead of this. */
    taken: procedure.input(consoleTaken).output(type<void>()),
  },
  recovery: {
    /** Keeps unsaved work until the window drops it. */
    keep: procedure
      .input(
        z.object({
          window: z.uuid(),
          path: z.string().nullable(),
          name: z.string(),
          text: z.string(),
          revision: z.string().nullable(),
        }),
      )
      .output(type<void>()),
    /** Work of windows that are gone, newest first. */
    found: procedure.output(type<readonly RecoveredWork[]>()),
    drop: procedure.input(z.object({ window: z.uuid() })).output(type<void>()),
  },
  questions: {
    /** A window listens as long as it lives, which is how it is known to live: what a service needs to know of the person there. */
    listen: procedure.input(z.object({ window: z.uuid() })).output(eventIterator(type<QuestionEvent>())),
    answer: procedure
      .input(
        z.object({
          id: z.string(),
          answer: z.discriminatedUnion('answer', [
            z.object({ answer: z.literal('given'), secret: z.string(), keep: z.boolean() }),
            z.object({ answer: z.literal('without') }),
            z.object({ answer: z.literal('cancelled') }),
          ]),
        }),
      )
      .output(type<void>()),
    /** Forgets every password and passphrase that is kept, in the keychain too. */
    forget: procedure.output(type<void>()),
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
  locate: {
    /** Listens on the path of a pair while it is pinged; ends with where its frames were seen last. */
    run: procedure.input(design.extend(locateRequest.shape)).output(eventIterator(type<LocateEvent>())),
    /** Whether captures can be opened in Wireshark here: behind the desktop door, where it is installed. */
    viewer: procedure.output(type<{ readonly available: boolean }>()),
    open: procedure.input(captureFile).output(type<void>()),
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
