import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { ownershipLabels } from '../../../shared/compile/labels.ts';
import type { HostState } from '../../../shared/state/state.ts';
import { twoVlans } from '../../testing/two-vlans.ts';
import { freeNames, takenNames } from './free-on-hosts.ts';

const by = (design: string | null, name: string) => ({ name, labels: design === null ? {} : ownershipLabels(design, name) });
const seen = (containers: readonly unknown[], networks: readonly unknown[] = []) => ({
  observed: { containers, networks } as unknown as HostState,
});
const document = twoVlans();
/** bbox1 and mac_net10 of another design are on docker01, and a bbox5 by hand; what is on docker02 is this design's own. */
const hosts = {
  docker01: seen([by('demo', 'bbox1'), by(null, 'bbox5'), by(document.name, 'bbox2')], [by('demo', 'mac_net10')]),
  docker02: seen([by(document.name, 'bbox3')], [by(document.name, 'mac_net20')]),
};

describe('names that are taken on the hosts', () => {
  it('are those that something else has where they would be made', () => {
    expect(document.containers?.['bbox1']?.host).toBe('docker01');
    expect(takenNames(document, hosts)).toEqual(['network:mac_net10', 'container:bbox1']);
    // Another host may have a container of the name.
    expect(takenNames(document, { docker02: hosts.docker01, docker01: seen([]) })).not.toContain('container:bbox1');
    expect(takenNames(document, {})).toEqual([]);
  });

  it('are given up for the next that are free here and there, with whatever refers to them', () => {
    const freed = produce(document, (draft) => {
      expect(freeNames(draft, ['network:mac_net10', 'container:bbox1', 'container:bbox2'], hosts)).toEqual([
        'network:mac_net11',
        'container:bbox6',
        'container:bbox2',
      ]);
    });
    expect(takenNames(freed, hosts)).toEqual([]);
    expect(freed.containers?.['bbox6']).toMatchObject({ host: 'docker01', networks: { mac_net11: {} } });
    expect(freed.networks?.['mac_net11']).toEqual(document.networks?.['mac_net10']);
  });

  it('change where they are written beside the key', () => {
    const named = produce(document, (draft) => {
      const container = draft.containers?.['bbox2'];
      if (container) container.name = 'bbox1';
    });
    const freed = produce(named, (draft) => {
      expect(freeNames(draft, ['container:bbox2'], hosts)).toEqual(['container:bbox2']);
    });
    expect(freed.containers?.['bbox2']?.name).toBe('bbox2');
  });
});
