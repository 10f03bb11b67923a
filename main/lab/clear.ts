/** Removing a lab, whole or half. */
import { readdir, rm, rmdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { abortAfter } from '../streams/abort-after.ts';
import { cgroupProcesses, removeCgroup, thaw } from './cgroups.ts';
import { lookAtFabric, removeFabric } from './fabric.ts';
import { removeHost } from './host.ts';
import { endProcess } from './identity.ts';
import { labCgroup } from './names.ts';
import { restoreNeighbourLimits } from './neighbours.ts';
import type { LabPlace } from './paths.ts';
import { progress, type LabIo } from './report.ts';
import { readState } from './state.ts';

/** Removes everything of the lab. Works from names and marks alone where its notes are lost. */
export async function clear(place: LabPlace, io: LabIo, { keepFailed = false } = {}): Promise<void> {
  const state = await readState(place);
  const folders = await readdir(`${place.folder}/hosts`).catch(() => []);
  const hosts = folders.map((name) => state?.hosts.find((host) => host.spec.name === name) ?? { number: 0, spec: { name } });
  await Promise.all(
    hosts.map(async (host) => {
      await removeHost(place, host);
      progress(io, `${host.spec.name}: switched off and removed.`);
    }),
  );
  await thaw(labCgroup(place.id));
  for (const rest of await cgroupProcesses(labCgroup(place.id))) await endProcess(rest);
  await removeFabric(place);
  await removeCgroup(labCgroup(place.id));
  // A clean-up is finished even when the caller does not want to wait for it any more.
  await restoreNeighbourLimits(place.id, abortAfter(30_000));
  // By name: a folder that the user named may hold more than the lab.
  const own = [
    'hosts',
    'state.json',
    'state.json.new',
    'id_ed25519',
    'id_ed25519.pub',
    'known_hosts',
    'ssh_config',
    'images.tar',
    'images.tar.new',
  ];
  for (const name of keepFailed ? own : [...own, 'failed']) await rm(`${place.folder}/${name}`, { recursive: true, force: true });
  const parents = place.folder.startsWith('/var/lib/vlanvas/') ? [dirname(place.folder), '/var/lib/vlanvas'] : [];
  for (const folder of [place.folder, ...parents]) await rmdir(folder).catch(() => undefined);
}

/** Whether anything of a lab is on this machine. */
export async function exists(place: LabPlace): Promise<boolean> {
  if (await stat(place.folder).catch(() => undefined)) return true;
  const [view, processes] = await Promise.all([lookAtFabric(place), cgroupProcesses(labCgroup(place.id))]);
  return view.machine.size > 0 || view.segments !== undefined || processes.length > 0;
}
