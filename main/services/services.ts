/**
 * The services behind every door, as plain functions: what shared/contract says, without a transport. Streams are async
 * generators that stop, and undo what they must, when `signal` aborts. Failures are thrown as VlanvasError.
 */
import type { DoorInfo, Example, OpenedFile } from '../../shared/contract/contract.ts';
import type { DeployEvent, HostEvent, LabEvent, LabStatus, PlanEvent, ProbeEvent } from '../../shared/contract/events.ts';

/** The design as text, and the file that it came from (null: never saved). */
export interface Design {
  readonly text: string;
  readonly path: string | null;
}

/** A person at the door who can be asked about an unknown host key. Absent: unknown keys are refused. */
export interface Caller {
  readonly signal: AbortSignal;
  readonly confirmHostKey?: (question: {
    readonly host: string;
    readonly address: string;
    readonly fingerprint: string;
  }) => Promise<boolean>;
  /** Asked for the password that sudo wants from the login of a host; null: nobody knows it. Absent: it is done without root. */
  readonly askSudoPassword?: (question: {
    readonly host: string;
    readonly address: string;
    readonly user: string;
    readonly wrong: boolean;
  }) => Promise<string | null>;
}

export interface Services {
  info(): Promise<DoorInfo>;
  open(path: string): Promise<OpenedFile>;
  save(file: { readonly path: string; readonly text: string; readonly revision: string | null }): Promise<OpenedFile>;
  examples(): Promise<readonly Example[]>;
  recent(): Promise<readonly { readonly path: string; readonly name: string }[]>;
  observe(design: Design, caller: Caller): AsyncGenerator<HostEvent>;
  trust(design: Design, host: string, fingerprint: string, caller: Caller): Promise<void>;
  plan(design: Design, purpose: 'apply' | 'destroy', caller: Caller): AsyncGenerator<PlanEvent>;
  apply(design: Design, options: { readonly keep?: boolean }, caller: Caller): AsyncGenerator<DeployEvent>;
  destroy(design: Design, caller: Caller): AsyncGenerator<DeployEvent>;
  measure(
    design: Design,
    options: {
      readonly hosts: boolean;
      readonly intervalMs: number | null;
      readonly only?: readonly string[];
      readonly look?: boolean;
    },
    caller: Caller,
  ): AsyncGenerator<ProbeEvent>;
  labStatus(): Promise<LabStatus>;
  /** As many hosts as asked for; with a `design`, those that it names. */
  labUp(
    options: { readonly hosts: number; readonly backend?: 'auto' | 'namespaces' | 'vm'; readonly design?: Design },
    caller: Caller,
  ): AsyncGenerator<LabEvent>;
  labDown(caller: Caller): AsyncGenerator<LabEvent>;
  /** Closes every connection. */
  close(): Promise<void>;
}
