/**
 * The services behind every door, as plain functions: what shared/contract says, without a transport. Streams are async
 * generators that stop, and undo what they must, when `signal` aborts. Failures are thrown as VlanvasError.
 */
import type { Recovery } from '../files/recovery.ts';
import type { DoorInfo, Example, FileEvent, OpenedFile } from '../../shared/contract/contract.ts';
import type { ConsoleEvent, ConsoleRequest } from '../../shared/contract/consoles.ts';
import type { ContainerAction, ContainerOutcome, LiveEvent } from '../../shared/contract/containers.ts';
import type { LocateEvent, LocateRequest } from '../../shared/contract/locate.ts';
import type { CheckEvent, SshAlias } from '../../shared/contract/host-check.ts';
import type { AskPerson } from '../secrets/ask.ts';
import type { DeployEvent, HostEvent, LabEvent, LabStatus, PlanEvent, ProbeEvent } from '../../shared/contract/events.ts';

/** The design as text, and the file that it came from (null: never saved). */
export interface Design {
  readonly text: string;
  readonly path: string | null;
}

/** Who calls: how to stop it, and a person at the door who can be asked about an unknown host key and for secrets. */
export interface Caller {
  readonly signal: AbortSignal;
  readonly confirmHostKey?: (question: {
    readonly host: string;
    readonly address: string;
    readonly fingerprint: string;
  }) => Promise<boolean>;
  /** Asked for passwords, passphrases and what sudo wants. Absent: only what is kept is used. One for each call. */
  readonly askSecret?: AskPerson | undefined;
}

export interface Services {
  info(): Promise<DoorInfo>;
  open(path: string): Promise<OpenedFile>;
  save(file: { readonly path: string; readonly text: string; readonly revision: string | null }): Promise<OpenedFile>;
  /** Tells when the file on disk is another than the one with `revision`. */
  watchFile(path: string, revision: string, signal: AbortSignal): AsyncGenerator<FileEvent>;
  /** Unsaved work, kept until it is saved. */
  readonly recovery: Recovery;
  examples(): Promise<readonly Example[]>;
  recent(): Promise<readonly { readonly path: string; readonly name: string }[]>;
  observe(design: Design, caller: Caller): AsyncGenerator<HostEvent>;
  /** Tests the way to one host, point by point. */
  check(design: Design, host: string, caller: Caller): AsyncGenerator<CheckEvent>;
  /** The hosts that ~/.ssh/config names. */
  aliases(): Promise<readonly SshAlias[]>;
  /** Forgets every password and passphrase that is kept, the keychain's too. */
  forgetSecrets(): Promise<void>;
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
  /** Listens on the path of a pair while it is pinged, and tells where its frames were seen last. */
  locate(design: Design, request: LocateRequest, caller: Caller): AsyncGenerator<LocateEvent>;
  /** Whether `openCapture` can work here. */
  captureViewer(): Promise<{ readonly available: boolean }>;
  /** Opens a pcapng file in Wireshark on this machine. */
  openCapture(name: string, content: Uint8Array): Promise<void>;
  /** The hosts as they are and what changes on them; goes on until the caller stops. */
  follow(design: Design, caller: Caller): AsyncGenerator<LiveEvent>;
  actOnContainer(design: Design, container: string, action: ContainerAction, caller: Caller): Promise<ContainerOutcome>;
  /** A terminal or a log; what runs in it ends with the stream. */
  openConsole(design: Design, request: ConsoleRequest, caller: Caller): AsyncGenerator<ConsoleEvent>;
  /** Resolves when the bytes were passed on; a console that is closed takes nothing. */
  writeConsole(id: string, bytes: Uint8Array): Promise<void>;
  resizeConsole(id: string, size: { readonly columns: number; readonly rows: number }): void;
  /** So many bytes of the console were read: more may be sent. */
  consoleTaken(id: string, bytes: number): void;
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
