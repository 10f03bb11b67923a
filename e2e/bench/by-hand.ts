/** What people do without Vlanvas, as scripts: over the system's own ssh, one connection a host. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { labPlace, sshConfigPath } from '../../main/lab/paths.ts';

const run = promisify(execFile);

/** Runs a shell script on a host through ssh. Returns what it printed. */
export async function ssh(host: string, script: string): Promise<string> {
  const { stdout } = await run('ssh', ['-F', sshConfigPath(labPlace()), `${host}.lab`, script], { maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

export interface Target {
  readonly host: string;
  readonly name: string;
  readonly pid: number;
  readonly address: string;
}

/**
 * The fastest that common tools give: fping with 1 ms between packets in the namespace of every container, all of a host
 * through one ssh. Returns how many pairs answered.
 */
export async function fpingMatrix(targets: readonly Target[]): Promise<number> {
  const hosts = [...new Set(targets.map(({ host }) => host))];
  const list = targets.map(({ address }) => address).join(' ');
  const counts = await Promise.all(
    hosts.map(async (host) => {
      const mine = targets.filter((target) => target.host === host);
      // Each through a sed of its own, which writes whole lines: fping alone writes pieces, and forty of them mix.
      const one = ({ pid }: Target) => `{ nsenter -t ${pid} -n fping -q -C1 -t1000 -i1 ${list} 2>&1 | sed -u 's/^/${pid} /'; } &`;
      const output = await ssh(host, `${mine.map(one).join(' ')} wait`);
      return output.split('\n').filter((line) => /: [\d.]+$/.test(line.trim())).length;
    }),
  );
  // Every container answers itself too.
  return counts.reduce((sum, count) => sum + count, 0) - targets.length;
}

/** Network and containers as a plain script would make them: one command after the other, host after host. */
export async function deploySequentially(hosts: readonly string[], perHost: number): Promise<void> {
  for (const [index, host] of hosts.entries()) {
    await ssh(host, 'ip link set ens33 promisc on');
    await ssh(host, `docker network create -d macvlan --subnet 172.22.0.0/16 -o parent=ens33 byhand`);
    for (let turn = 0; turn < perHost; turn++) {
      await ssh(
        host,
        `docker run -d --name hand${turn} --network byhand --ip 172.22.${20 + index}.${10 + turn} busybox sleep infinity`,
      );
    }
  }
}

/** What the engines alone take: hosts side by side, eight containers at a time on each, no ssh in between. */
export async function deployOnEngines(hosts: readonly string[], perHost: number): Promise<void> {
  await Promise.all(
    hosts.map((host, index) =>
      ssh(
        host,
        `docker network create -d macvlan --subnet 172.22.0.0/16 -o parent=ens33 byhand && seq 0 ${perHost - 1} | xargs -P 8 -I N docker run -d --name handN --network byhand --ip 172.22.${20 + index}.1N busybox sleep infinity`,
      ),
    ),
  );
}

export async function removeByHand(hosts: readonly string[]): Promise<void> {
  await Promise.all(
    hosts.map((host) =>
      ssh(
        host,
        'docker ps -aq --filter name=hand | xargs -r docker rm -f && docker network rm byhand && ip link set ens33 promisc off',
      ),
    ),
  );
}

/** Empties the neighbour tables of all containers, so that the next matrix starts with ARP cold. */
export async function forgetNeighbours(targets: readonly Target[]): Promise<void> {
  const hosts = [...new Set(targets.map(({ host }) => host))];
  await Promise.all(
    hosts.map((host) =>
      ssh(
        host,
        targets
          .filter((target) => target.host === host)
          .map(({ pid }) => `nsenter -t ${pid} -n ip neigh flush all 2>/dev/null`)
          .join('; ') + '; true',
      ),
    ),
  );
}
