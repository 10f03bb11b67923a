/** Where a lab lives on this machine. Imports nothing heavy: the SSH code asks it on every connection. */
import { accessSync, constants } from 'node:fs';
import { isAbsolute, join } from 'node:path';

/** Which lab: several can run side by side, each with an id and a folder of its own. */
export interface LabPlace {
  /** Lower case letters and digits, at most 10: interface names are made of it, and those have 15 bytes. */
  readonly id: string;
  /** Absolute path of its folder. */
  readonly folder: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const LABS = '/var/lib/vlanvas/lab';

/** The id that VLANVAS_LAB names; `lab` where it is not set. */
export function labId(env: Environment = process.env): string {
  return env['VLANVAS_LAB'] || 'lab';
}

/** The folder of a lab: VLANVAS_LAB_DIR, else /var/lib/vlanvas/lab/ID. */
export function labFolder(env: Environment = process.env): string {
  const named = env['VLANVAS_LAB_DIR'];
  return named !== undefined && isAbsolute(named) ? named : join(LABS, labId(env));
}

/** The lab that the environment names. */
export function labPlace(env: Environment = process.env): LabPlace {
  return { id: labId(env), folder: labFolder(env) };
}

/** The lab with this id at its default folder, whatever the environment says. */
export function namedLab(id: string): LabPlace {
  return { id, folder: join(LABS, id) };
}

/** Path of a lab's own ssh configuration, with its `Host docker01.lab` aliases; it exists while the lab is up. */
export function sshConfigPath(place: LabPlace): string {
  return join(place.folder, 'ssh_config');
}

/** The ssh configuration of the lab that the environment names; undefined where no lab is up or the user may not read it. */
export function labSshConfig(env: Environment = process.env): string | undefined {
  const path = sshConfigPath(labPlace(env));
  try {
    accessSync(path, constants.R_OK);
    return path;
  } catch {
    return undefined;
  }
}
