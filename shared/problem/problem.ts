/**
 * One shape for everything that Vlanvas has to tell a person about something that is wrong: a line of the file, a rule of
 * the design that is broken, a host that refuses, an object in the way. It answers four questions: what, where, why, and
 * what to do.
 */

/** `error` stops a deploy, `warning` asks for a look, `info` explains what is so by design. */
export type Severity = 'error' | 'warning' | 'info';

/** Where the thing is. Every part is optional: a host problem has no line, a file problem no host. */
export interface Place {
  readonly file?: string;
  /** First line is 1. */
  readonly line?: number;
  /** First column is 1. */
  readonly column?: number;
  /** Path in the file, as in `networks.mac_net10.subnets[0].gateway`. */
  readonly path?: string;
  readonly host?: string;
  /** A live object, as in `network mac_net10` or `container bbox1`. */
  readonly object?: string;
}

/** The kind of a drawn thing that a problem or a step is about; the canvas puts the badge there. */
export interface ObjectRef {
  readonly kind:
    'topology' | 'segment' | 'host' | 'interface' | 'network' | 'container' | 'tunnel' | 'expectation' | 'image' | 'registry';
  /** Name in the file; an interface is named `host/interface`. */
  readonly name: string;
}

/** One change of the file: the value at `path` becomes `value`; `undefined` removes the key. */
export interface DocumentChange {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** A fix that one click can apply. */
export interface Fix {
  readonly label: string;
  readonly changes: readonly DocumentChange[];
}

export interface Problem {
  /** Stable, upper snake case, with a page docs/errors/CODE.md. */
  readonly code: string;
  readonly severity: Severity;
  /** One or two sentences that a newcomer understands: what is wrong and why. */
  readonly message: string;
  /** What to do about it, as a sentence. */
  readonly hint?: string;
  readonly place?: Place;
  readonly objects?: readonly ObjectRef[];
  /** The values that the message is made of, for translations and scripts. */
  readonly data?: Readonly<Record<string, string | number | boolean>>;
  readonly fix?: Fix;
}

/** What a command's exit status says about a failure (TOPOLOGY.md): 1 the answer is no, 2 bad usage or bad file, 3 a host. */
export type FailureKind = 'answer' | 'usage' | 'host';

/** An error that a person will read. Everything thrown on purpose by the product is one of these. */
export class VlanvasError extends Error {
  override readonly name = 'VlanvasError';
  readonly problem: Problem;
  readonly kind: FailureKind;

  constructor(
    kind: FailureKind,
    problem: Omit<Problem, 'severity'> & { readonly severity?: Severity },
    options?: { cause?: unknown },
  ) {
    super(problem.message, options);
    this.kind = kind;
    this.problem = { ...problem, severity: problem.severity ?? 'error' };
  }
}

/** `file:line:column`, the host or the object: the place in one short text, empty where nothing is known. */
export function describePlace(place: Place | undefined): string {
  if (!place) return '';
  const parts: string[] = [];
  if (place.file !== undefined) {
    const at = place.line === undefined ? '' : `:${place.line}${place.column === undefined ? '' : `:${place.column}`}`;
    parts.push(`${place.file}${at}`);
  } else if (place.line !== undefined) {
    parts.push(`line ${place.line}${place.column === undefined ? '' : `, column ${place.column}`}`);
  }
  if (place.path !== undefined) parts.push(place.path);
  if (place.host !== undefined) parts.push(place.host);
  if (place.object !== undefined) parts.push(place.object);
  return parts.join(' · ');
}
