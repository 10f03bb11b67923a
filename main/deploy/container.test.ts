import Docker from 'dockerode';
import { describe, expect, it, vi } from 'vitest';
import type { ContainerState } from '../../shared/state/state.ts';
import { runContainer } from './container.ts';

const container = {
  name: 'bbox1',
  image: 'busybox',
  status: 'created',
  labels: {},
  attachments: [],
} as const satisfies ContainerState;

/** A daemon that makes containers, starts none, and refuses to remove one so often. */
function daemon(refusals: number) {
  const docker = new Docker({ socketPath: '/nowhere' });
  const made = docker.getContainer('0123');
  const remove = vi.fn(() =>
    remove.mock.calls.length <= refusals ? Promise.reject(new Error('It is being removed.')) : Promise.resolve(),
  );
  Object.assign(made, { start: () => Promise.reject(new Error('The address is in use.')), remove });
  Object.assign(docker, { createContainer: () => Promise.resolve(made), getContainer: () => made });
  return { docker, remove };
}

describe('a container that does not start', () => {
  const run = (docker: Docker) => runContainer(docker, container, new AbortController().signal);

  it('is removed again, though the daemon refuses that for a moment', async () => {
    const { docker, remove } = daemon(1);
    await expect(run(docker)).rejects.toThrow(/^The address is in use\.$/);
    expect(remove).toHaveBeenCalledTimes(2);
  });

  it('and stays, is told with both reasons', async () => {
    await expect(run(daemon(2).docker)).rejects.toThrow(
      'The address is in use. The container was made, and could not be removed again: It is being removed.',
    );
  });
});
