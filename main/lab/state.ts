/** What a lab notes about itself, so that the next command knows what an earlier one, or one that was cut off, has made. */
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import type { LabPlace } from './paths.ts';
import type { LabHostSpec } from './spec.ts';

export interface LabHostState {
  readonly spec: LabHostSpec;
  /** 1 and up; interface names and the management address are made of it. */
  readonly number: number;
}

export interface LabState {
  readonly version: 1;
  readonly id: string;
  /** Management network, a /24. The machine has .1, host n has .(10 + n). */
  readonly subnet: string;
  readonly hosts: readonly LabHostState[];
  /** False from the beginning of a start to its end: one that was cut off has to be gone over again. */
  readonly complete: boolean;
}

const port = z.object({
  access: z.int().exactOptional(),
  vlans: z.array(z.int()).exactOptional(),
  foreignMacs: z.boolean().exactOptional(),
});

const user = z.object({
  name: z.string(),
  groups: z.array(z.string()).exactOptional(),
  sudo: z.union([z.boolean(), z.literal('password')]).exactOptional(),
  password: z.string().exactOptional(),
});

/** A host as it was asked for, as the notes of both backends have it. */
export const hostSpecSchema = z.object({
  name: z.string(),
  nics: z.array(z.object({ name: z.string(), segment: z.string(), addresses: z.array(z.string()), port: port.exactOptional() })),
  docker: z.boolean().exactOptional(),
  users: z.array(user).exactOptional(),
  network: z.enum(['ifupdown', 'networkd', 'netplan', 'networkmanager']).exactOptional(),
});

const schema = z.object({
  version: z.literal(1),
  id: z.string(),
  subnet: z.string(),
  hosts: z.array(z.object({ spec: hostSpecSchema, number: z.int().positive() })),
  complete: z.boolean(),
});

const statePath = (place: LabPlace) => `${place.folder}/state.json`;

/** Undefined where no lab is noted. A file that cannot be read as one counts as none: `up` then begins with a clean-up. */
export function parseState(text: string): LabState | undefined {
  try {
    const result = schema.safeParse(JSON.parse(text));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}

export async function readState(place: LabPlace): Promise<LabState | undefined> {
  return parseState(await readFile(statePath(place), 'utf8').catch(() => ''));
}

/** Writes the state as a whole or not at all. */
export async function writeState(place: LabPlace, state: LabState): Promise<void> {
  // Only root looks into a lab's folder: it holds keys, and the disks of the hosts.
  await mkdir(place.folder, { recursive: true });
  await chmod(place.folder, 0o700);
  await writeFile(`${statePath(place)}.new`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  await rename(`${statePath(place)}.new`, statePath(place));
}

/** The smallest number that no host has. */
export function freeNumber(hosts: readonly Pick<LabHostState, 'number'>[]): number {
  const taken = new Set(hosts.map(({ number }) => number));
  let number = 1;
  while (taken.has(number)) number++;
  return number;
}

/** Management address of a host, and of the machine itself (number -9). */
export function managementAddress(subnet: string, number: number): string {
  return subnet.replace(/\d+\/24$/, String(10 + number));
}
