/** A Docker daemon of its own in a network namespace, for tests of the methods that need one. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Docker from 'dockerode';

const run = promisify(execFile);

export interface DockerDaemon {
  readonly docker: Docker;
  close(): Promise<void>;
}

/** Starts dockerd in the network namespace of a process, with the image `busybox-test:1` made of this machine's busybox. */
export async function startDockerDaemon(pid: number): Promise<DockerDaemon> {
  const folder = await mkdtemp(join(tmpdir(), 'vlanvas-dockerd-'));
  const socket = join(folder, 'docker.sock');
  const words = [
    '--data-root',
    join(folder, 'data'),
    '--exec-root',
    join(folder, 'exec'),
    '--pidfile',
    join(folder, 'pid'),
    '--host',
    `unix://${socket}`,
  ];
  const quiet = [
    '--bridge=none',
    '--iptables=false',
    '--ip6tables=false',
    '--ip-forward=false',
    '--log-level=error',
    '--config-file',
    join(folder, 'none.json'),
  ];
  await run('sh', ['-c', `echo '{}' > ${join(folder, 'none.json')}`]);
  const child = spawn('nsenter', ['-t', String(pid), '-n', 'dockerd', ...words, ...quiet], { stdio: 'ignore' });
  const docker = new Docker({ socketPath: socket });
  async function close(): Promise<void> {
    if (child.exitCode === null) {
      for (const { Id } of await docker.listContainers({ all: true }).catch(() => []))
        await docker.getContainer(Id).remove({ force: true });
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    await run('sh', ['-c', `grep -o ' ${folder}/[^ ]*' /proc/mounts | sort -r | xargs -r umount -l`]).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
  try {
    const deadline = Date.now() + 30_000;
    while (!(await docker.ping().catch(() => null))) {
      if (child.exitCode !== null || Date.now() > deadline) throw new Error('dockerd did not start');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const root = join(folder, 'root');
    await mkdir(join(root, 'bin'), { recursive: true });
    await cp('/usr/bin/busybox', join(root, 'bin/busybox'));
    for (const name of ['sh', 'ping', 'sleep']) await symlink('busybox', join(root, 'bin', name));
    await run('sh', ['-c', `tar -C ${root} -c . | docker -H unix://${socket} import - busybox-test:1`]);
    return { docker, close };
  } catch (error) {
    await close();
    throw error;
  }
}
