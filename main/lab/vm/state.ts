/** What a lab of virtual machines notes about itself. Beside `state.json` of a lab of namespaces: a folder has one or the other. */
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import type { LabPlace } from '../paths.ts';
import type { LabHostSpec } from '../spec.ts';
import { hostSpecSchema } from '../state.ts';
import type { Accelerator } from './qemu.ts';

export interface VmHostState {
  readonly spec: LabHostSpec;
  /** 1 and up; names of sockets are made of it. */
  readonly number: number;
  /** Port of 127.0.0.1 that leads to its sshd. */
  readonly sshPort: number;
}

export interface VmState {
  readonly version: 1;
  readonly id: string;
  readonly accelerator: Accelerator;
  /** MiB of RAM that each host has. */
  readonly memory: number;
  /** Folder of the cache, and the image in it. */
  readonly cache: string;
  readonly image: string;
  readonly hosts: readonly VmHostState[];
  /** False from the beginning of a start to its end: one that was cut off has to be gone over again. */
  readonly complete: boolean;
}

const schema = z.object({
  version: z.literal(1),
  id: z.string(),
  accelerator: z.enum(['kvm', 'tcg']),
  memory: z.int().positive(),
  cache: z.string(),
  image: z.string(),
  hosts: z.array(z.object({ spec: hostSpecSchema, number: z.int().positive(), sshPort: z.int().positive() })),
  complete: z.boolean(),
});

const STATE_FILE = 'vm.json';
const statePath = (place: LabPlace) => `${place.folder}/${STATE_FILE}`;

/** Undefined where no such lab is noted, and for a file that cannot be read as one. */
export async function readVmState(place: LabPlace): Promise<VmState | undefined> {
  try {
    const result = schema.safeParse(JSON.parse(await readFile(statePath(place), 'utf8')));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the state as a whole or not at all. */
export async function writeVmState(place: LabPlace, state: VmState): Promise<void> {
  // Only root looks into a lab's folder: it holds keys, and the disks of the hosts.
  await mkdir(place.folder, { recursive: true });
  await chmod(place.folder, 0o700);
  await writeFile(`${statePath(place)}.new`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  await rename(`${statePath(place)}.new`, statePath(place));
}
