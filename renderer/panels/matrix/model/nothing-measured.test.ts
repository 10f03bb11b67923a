import { expect, it } from 'vitest';
import { ownershipLabels } from '../../../../shared/compile/labels.ts';
import type { Endpoint } from '../../../../shared/reach/result.ts';
import type { ContainerState } from '../../../../shared/state/state.ts';
import type { HostObservation } from '../../../store/live.ts';
import { whyNothing } from './nothing-measured.ts';

const ENDPOINTS: readonly Endpoint[] = [
  { id: 'a', host: 'h', container: 'a', addresses: [] },
  { id: 'b', host: 'h', container: 'b', addresses: [] },
  { id: 'host:h', host: 'h', addresses: [] },
];

const container = (name: string, change: Partial<ContainerState> = {}): ContainerState => ({
  name,
  key: name,
  image: 'busybox',
  status: 'exited',
  attachments: [],
  labels: ownershipLabels('d', name),
  ...change,
});

const hosts = (...containers: readonly ContainerState[]): Record<string, HostObservation> => ({
  h: {
    state: 'ready',
    observed: {
      host: 'h',
      engine: null,
      namespace: { links: [], routes: [], forwarding: { ipv4: false, ipv6: false } },
      containers,
      networks: [],
      images: [],
    },
  },
});

it('tells a design that is not deployed from one whose containers do not run', () => {
  expect(whyNothing(ENDPOINTS, hosts(), 'd')).toBe('notDeployed');
  expect(whyNothing(ENDPOINTS, hosts(container('a', { labels: ownershipLabels('other', 'a') })), 'd')).toBe('notDeployed');
  expect(whyNothing(ENDPOINTS, hosts(container('a')), 'd')).toBe('notRunning');
});

it('tells nothing where a container runs, or where a host was not read', () => {
  expect(whyNothing(ENDPOINTS, hosts(container('a'), container('b', { status: 'running', pid: 7 })), 'd')).toBeNull();
  expect(whyNothing(ENDPOINTS, {}, 'd')).toBeNull();
  expect(whyNothing(ENDPOINTS, { h: { state: 'failed' } }, 'd')).toBeNull();
});
