/** The words for what goes wrong between here and a Docker daemon. */
import type { VlanvasError } from '../../shared/problem/problem.ts';
import { hostProblem } from '../ssh/problems.ts';

export const dockerNotFound = (host: string, where: string, path: string): VlanvasError =>
  hostProblem(host, {
    code: 'DOCKER_NOT_FOUND',
    message: `There is no Docker on ${where}: neither the socket ${path} nor a docker program.`,
    hint: 'Install the Docker engine there (Debian and Ubuntu: apt install docker.io; others: https://docs.docker.com/engine/install), or write "docker: none".',
    data: { path },
  });

export const dockerNotRunning = (host: string, where: string, path: string, words: string): VlanvasError =>
  hostProblem(host, {
    code: 'DOCKER_NOT_RUNNING',
    message: `Docker is installed on ${where}, but no daemon answers at ${path}${words === '' ? '' : ` (${words})`}.`,
    hint: 'Start it there: systemctl start docker. If it does not stay up: journalctl -u docker.',
    data: { path },
  });

export const dockerPermission = (host: string, where: string, path: string, user: string, more: string): VlanvasError =>
  hostProblem(host, {
    code: 'DOCKER_PERMISSION',
    message: `${user} may not use the Docker socket ${path} on ${where}${more}.`,
    hint: `Add the user to the docker group there and log in again (usermod -aG docker ${user}), or give it passwordless sudo, or log in as root.`,
    data: { path, user },
  });

export const dockerTunnelRefused = (host: string, where: string, path: string): VlanvasError =>
  hostProblem(host, {
    code: 'DOCKER_TUNNEL_REFUSED',
    message:
      `sshd on ${where} refuses the tunnel to the Docker socket ${path} (AllowStreamLocalForwarding, DisableForwarding), ` +
      'and there is neither a docker program nor socat to go round it.',
    hint: 'Set "AllowStreamLocalForwarding yes" in /etc/ssh/sshd_config there and reload sshd, or install docker-cli or socat.',
    data: { path },
  });

export const dockerLost = (host: string, where: string, words: string, cause: unknown): VlanvasError =>
  hostProblem(
    host,
    {
      code: 'DOCKER_LOST',
      message: `The Docker daemon on ${where} broke off in the middle of a call (${words}).`,
      hint: 'It may have been restarted; run the same again. Its own words: journalctl -u docker.',
    },
    cause,
  );

export const dockerTimeout = (host: string, where: string, what: string, milliseconds: number): VlanvasError =>
  hostProblem(host, {
    code: 'DOCKER_TIMEOUT',
    message: `The Docker daemon on ${where} did not finish "${what}" within ${milliseconds / 1000} s.`,
    hint: 'See whether the host is overloaded or the daemon hangs: journalctl -u docker.',
    data: { what, milliseconds },
  });

export const dockerApi = (host: string, where: string, old: boolean, theirs: string, ours: string): VlanvasError =>
  hostProblem(host, {
    code: old ? 'DOCKER_TOO_OLD' : 'DOCKER_TOO_NEW',
    message: old
      ? `Docker on ${where} speaks the API up to ${theirs}; Vlanvas needs at least ${ours} (Docker 20.10).`
      : `Docker on ${where} speaks the API from ${theirs} on; this Vlanvas knows it up to ${ours}.`,
    hint: old ? 'Update Docker on the host.' : 'Update Vlanvas.',
    data: { theirs, ours },
  });

export const dockerTls = (host: string, address: string, port: number, why: string, cause?: unknown): VlanvasError =>
  hostProblem(
    host,
    {
      code: 'DOCKER_TLS',
      message: `No safe connection to the Docker daemon at ${address}:${port}: ${why}.`,
      hint: 'ca.pem, cert.pem and key.pem belong in ~/.docker or in the folder that DOCKER_CERT_PATH names; or use "docker: ssh".',
      data: { address, port },
    },
    cause,
  );

export const dockerPlainTcp = (host: string, address: string, port: number): VlanvasError =>
  hostProblem(host, {
    code: 'DOCKER_PLAIN_TCP',
    message:
      `tcp://${address}:${port} would be Docker without encryption and without a login: whoever reaches that port is root on the host. ` +
      'Vlanvas uses it on the loopback address only.',
    hint: 'Use "docker: ssh", or TLS on port 2376.',
    data: { address, port },
  });
