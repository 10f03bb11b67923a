import { nearest } from '../topology/nearest.ts';
import type { Path } from '../topology/path.ts';
import type { Finding } from './rule.ts';

/** A reference to a name that is not there, with the nearest one that is. */
export function unknownName(reference: {
  /** `bbox1 runs on docker1, which is not a host of the file`: the sentence without its end. */
  readonly message: string;
  readonly name: string;
  readonly known: Iterable<string>;
  readonly path: Path;
  readonly objects: Finding['objects'];
  /** What to do where nothing is near. */
  readonly otherwise: string;
  /** The reference is the key of its path, not the value: renaming a key is not one change of a value. */
  readonly isKey?: { readonly value: unknown };
}): Finding {
  const near = nearest(reference.name, reference.known);
  const changes =
    near === undefined
      ? []
      : reference.isKey
        ? [
            { path: reference.path, value: undefined },
            { path: [...reference.path.slice(0, -1), near], value: reference.isKey.value },
          ]
        : [{ path: reference.path, value: near }];
  return {
    message: `${reference.message}${near === undefined ? '.' : `; did you mean ${near}?`}`,
    hint:
      near === undefined
        ? reference.otherwise
        : `Write ${near}, or ${reference.otherwise.charAt(0).toLowerCase()}${reference.otherwise.slice(1)}`,
    path: reference.path,
    ...(reference.objects ? { objects: reference.objects } : {}),
    data: { name: reference.name, ...(near === undefined ? {} : { nearest: near }) },
    ...(near === undefined || (reference.isKey && reference.isKey.value === undefined)
      ? {}
      : { fix: { label: `Write ${near}`, changes } }),
  };
}

/** `a, b and c`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
