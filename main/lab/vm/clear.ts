/** Removing a lab of virtual machines, whole or half. The image and the snapshot stay in the cache. */
import { readdir, rm, rmdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { endProcess } from '../identity.ts';
import type { LabPlace } from '../paths.ts';
import { progress, type LabIo } from '../report.ts';
import { cacheFolder, release } from './cache.ts';
import { removeVm } from './host.ts';
import { socketFolder } from './names.ts';
import { labProcesses } from './processes.ts';
import { readVmState } from './state.ts';
import { endSwitch } from './switch/process.ts';

/** Removes everything of the lab. Works from what its processes were started with where its notes are lost. */
export async function clearVm(place: LabPlace, io: LabIo, { keepFailed = false } = {}): Promise<void> {
  const state = await readVmState(place);
  const folders = await readdir(`${place.folder}/hosts`).catch(() => []);
  const hosts = folders.map((name) => state?.hosts.find((host) => host.spec.name === name) ?? { number: 0, spec: { name } });
  await Promise.all(
    hosts.map(async (host) => {
      await removeVm(place, host);
      progress(io, `${host.spec.name}: switched off and removed.`);
    }),
  );
  await endSwitch(place);
  for (const rest of await ownProcesses(place)) await endProcess(rest);
  await rm(socketFolder(place), { recursive: true, force: true });
  await rmdir(dirname(socketFolder(place))).catch(() => undefined);
  await release(state?.cache ?? cacheFolder(), place.id);
  // By name: a folder that the user named may hold more than the lab.
  const own = [
    'hosts',
    'keys',
    'vm.json',
    'vm.json.new',
    'id_ed25519',
    'id_ed25519.pub',
    'known_hosts',
    'ssh_config',
    'switch.pid',
    'switch.log',
  ];
  for (const name of keepFailed ? own : [...own, 'failed']) await rm(`${place.folder}/${name}`, { recursive: true, force: true });
  const parents = place.folder.startsWith('/var/lib/vlanvas/') ? [dirname(place.folder), '/var/lib/vlanvas'] : [];
  for (const folder of [place.folder, ...parents]) await rmdir(folder).catch(() => undefined);
}

/** Whether anything of a lab of virtual machines is here. */
export async function vmExists(place: LabPlace): Promise<boolean> {
  const paths = [`${place.folder}/vm.json`, socketFolder(place)];
  const there = await Promise.all(paths.map((path) => stat(path).catch(() => undefined)));
  return there.some(Boolean) || (await ownProcesses(place)).length > 0;
}

async function ownProcesses(place: LabPlace) {
  return [...(await labProcesses(`${place.folder}/hosts`)), ...(await labProcesses(socketFolder(place)))];
}
