/** What the schema finds wrong, in words for people: what stands there, what was expected, and the likely mend. */
import type * as z from 'zod';
import type { Problem } from '../problem/problem.ts';
import { mendType } from './mend-type.ts';
import { nearest } from './nearest.ts';
import { pathText, valueAt } from './path.ts';
import type { Path } from './path.ts';
import { keysAt } from './schema-keys.ts';

/** A problem with the place it is about; `at` says whether the key or the value of the path is meant. */
export interface SchemaProblem {
  readonly path: Path;
  readonly at: 'key' | 'value';
  readonly problem: Omit<Problem, 'place' | 'severity'>;
}

type Issue = z.core.$ZodIssue;

/** Every error of `data` against the schema of the file; empty where it is a document. */
export function schemaProblems(data: unknown, issues: readonly Issue[]): readonly SchemaProblem[] {
  return issues.flatMap((issue) => words(issue, issue.path as Path, data));
}

function words(issue: Issue, path: Path, data: unknown): readonly SchemaProblem[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, path));
    case 'invalid_union': {
      const value = valueAt(data, path);
      const fitting = issue.errors.filter(
        (branch) => !branch.some((inner) => inner.path.length === 0 && inner.code === 'invalid_type'),
      );
      const [only] = fitting;
      if (only && fitting.length === 1) return only.flatMap((inner) => words(inner, [...path, ...(inner.path as Path)], data));
      const expected = issue.errors.flatMap((branch) =>
        branch.flatMap((inner) => (inner.code === 'invalid_type' ? [inner.expected] : [])),
      );
      return [wrongType(path, value, [...new Set(expected)])];
    }
    case 'invalid_key': {
      const key = String(path.at(-1));
      return [
        {
          path,
          at: 'key',
          problem: {
            code: 'BAD_NAME',
            message: `${quote(key)} cannot be a name here: ${issue.issues[0]?.message ?? 'it has characters that no name has'}.`,
            data: { name: key },
          },
        },
      ];
    }
    case 'invalid_element':
      return issue.issues.flatMap((inner) => words(inner, [...path, ...(inner.path as Path)], data));
    case 'invalid_type': {
      const value = valueAt(data, path);
      return [value === undefined ? missingKey(path) : wrongType(path, value, [issue.expected])];
    }
    case 'invalid_value':
      return [wrongValue(path, valueAt(data, path), issue.values.map(String))];
    case 'too_big':
    case 'too_small': {
      const limit = issue.code === 'too_big' ? `at most ${String(issue.maximum)}` : `at least ${String(issue.minimum)}`;
      return [
        {
          path,
          at: 'value',
          problem: { code: 'WRONG_VALUE', message: `${named(path)} is ${show(valueAt(data, path))}; it must be ${limit}.` },
        },
      ];
    }
    case 'invalid_format': {
      const value = valueAt(data, path);
      return [
        {
          path,
          at: 'value',
          problem: { code: 'BAD_NAME', message: `${named(path)}: ${show(value)} will not do: ${issue.message}.` },
        },
      ];
    }
    default:
      return [{ path, at: 'value', problem: { code: 'WRONG_VALUE', message: `${named(path)}: ${issue.message}.` } }];
  }
}

function named(path: Path): string {
  return path.length === 0 ? 'The file' : pathText(path);
}

function unknownKey(key: string, path: Path): SchemaProblem {
  const known = keysAt(path);
  const near = nearest(key, known);
  const where = path.length === 0 ? 'at the top level' : `in ${pathText(path)}`;
  const base = { path: [...path, key], at: 'key' as const };
  if (key === '<<') {
    return {
      ...base,
      problem: {
        code: 'UNKNOWN_KEY',
        message: `Merge keys (<<) belong to YAML 1.1; a topology file is YAML 1.2.`,
        hint: 'Write the keys out.',
        data: { key },
      },
    };
  }
  const elsewhere = near === undefined ? HOMES[key] : undefined;
  return {
    ...base,
    problem: {
      code: 'UNKNOWN_KEY',
      message: `${quote(key)} is not a key ${where}${near === undefined ? '' : `; did you mean ${near}?`}${near === undefined ? '.' : ''}`,
      hint: near === undefined ? (elsewhere ?? `Known here: ${known.join(', ')}.`) : `Write ${near} in place of ${key}.`,
      data: { key, ...(near === undefined ? {} : { nearest: near }) },
    },
  };
}

/** What people bring along from Compose, netplan and the docker command, and where it goes here. */
const HOMES: Readonly<Record<string, string>> = {
  services: 'Compose calls them services; here they are containers, each with its host.',
  version: 'The version of the format is the key vlanvas: 1.',
  volumes: 'Volumes are not part of a topology.',
  parent: 'The parent interface is given for each host: parents: { docker01: ens33 }.',
  ipam: 'Subnets, gateways and ranges stand under subnets of the network.',
  driver_opts: 'Driver options stand under options of the network.',
  ip: 'A fixed address is written networks: { NETWORK: { ipv4: 192.168.1.10 } }.',
  ipv4_address: 'Write ipv4.',
  ipv6_address: 'Write ipv6.',
  mac_address: 'A fixed MAC address is written networks: { NETWORK: { mac: "02:42:…" } }.',
  hostname: 'Write name for the name of the container on its host.',
  user: 'The user to log in as stands under ssh: user@host, or a mapping {host, user}.',
  key: 'The private key stands under ssh: {host, identityFile}.',
  password: 'Passwords are not written to the file; use a key or an agent.',
};

const REQUIRED: Readonly<Record<string, string>> = {
  host: 'it names the host that this runs on',
  image: 'it names the image that the container is made of, as in image: busybox',
  driver: 'it is one of macvlan, ipvlan, bridge, overlay, vxlan, gre',
  subnet: 'it is the network in CIDR form, as in subnet: 172.16.10.0/24',
  name: 'it is the name of the design, and marks what is deployed from it',
  from: 'it names a container, a network, a host, or any',
  to: 'it names where to',
  reachable: 'it is true or false',
  action: 'it is accept or drop',
  interfaces: 'it lists the NICs that are bonded',
};

function missingKey(path: Path): SchemaProblem {
  const key = String(path.at(-1));
  const parent = path.slice(0, -1);
  const why = path.includes('ssh') ? 'it is the name, address or alias to log in to' : REQUIRED[key];
  return {
    path,
    at: 'key',
    problem: {
      code: 'MISSING_KEY',
      message: `${parent.length === 0 ? 'The file' : pathText(parent)} has no ${key}${why === undefined ? '' : `: ${why}`}.`,
      hint: `Add ${key}${parent.length === 0 ? '' : ` to ${pathText(parent)}`}.`,
      data: { key },
    },
  };
}

function wrongValue(path: Path, value: unknown, allowed: readonly string[]): SchemaProblem {
  const key = String(path.at(-1));
  if (value === undefined) return missingKey(path);
  const text = typeof value === 'string' ? value : undefined;
  const near = text === undefined ? undefined : nearest(text, allowed);
  return {
    path,
    at: 'value',
    problem: {
      code: 'WRONG_VALUE',
      message: `${named(path)}: ${show(value)} is not a ${key}${near === undefined ? '.' : `; did you mean ${near}?`}`,
      hint: near === undefined ? `It is one of: ${allowed.join(', ')}.` : `Write ${key}: ${near}.`,
      data: { key, ...(near === undefined ? {} : { nearest: near }) },
      ...(near === undefined ? {} : { fix: { label: `Write ${near}`, changes: [{ path, value: near }] } }),
    },
  };
}

function wrongType(path: Path, value: unknown, expected: readonly string[]): SchemaProblem {
  const mend = mendType(path, value, expected);
  return {
    path,
    at: 'value',
    problem: {
      code: 'WRONG_TYPE',
      message: `${named(path)} is ${found(value)}; expected ${expected.map(typeWords).join(' or ')}.`,
      ...(mend === undefined ? {} : { hint: mend.hint }),
      ...(mend?.value === undefined ? {} : { fix: { label: mend.label, changes: [{ path, value: mend.value }] } }),
    },
  };
}

function typeWords(type: string): string {
  switch (type) {
    case 'object':
    case 'record':
      return 'a mapping (key: value)';
    case 'array':
      return 'a list';
    case 'string':
      return 'text';
    case 'boolean':
      return 'true or false';
    case 'number':
    case 'int':
      return 'a whole number';
    default:
      return type;
  }
}

function found(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return `the text ${quote(value)}`;
    case 'number':
      return `the number ${value}`;
    case 'boolean':
      return `the value ${value}`;
    default:
      return 'a mapping';
  }
}

function show(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 60) || '""' : found(value);
}

function quote(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
}
