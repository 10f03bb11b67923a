import { describe, expect, it } from 'vitest';
import { host, nic } from '../reach/fixture.ts';
import type { ForwardPolicy, HostState } from '../state/state.ts';
import { observedWorld } from './observed-world.ts';

const drops: ForwardPolicy = { rules: [{ from: 'eth1', to: 'eth2', action: 'drop' }], fallback: 'accept', stateful: false };
const router = (more: Parameters<typeof host>[3] = {}): HostState => host('router01', [nic('eth1'), nic('eth2')], [], more);
const forwardOf = (observed: HostState) => observedWorld([router({ forward: drops })], [observed])[0]?.namespace.forward;

describe('a host as it was read', () => {
  it('has the rules of the design where its firewall could not be read', () => {
    expect(forwardOf(router())).toEqual(drops);
  });

  it('has none where its firewall was read, and says nothing', () => {
    expect(forwardOf({ ...router(), firewall: { chains: [] } })).toBeUndefined();
  });

  it('has its own where it has some', () => {
    const own: ForwardPolicy = { rules: [], fallback: 'drop', stateful: true };
    expect(forwardOf({ ...router({ forward: own }), firewall: { chains: [] } })).toEqual(own);
  });
});
