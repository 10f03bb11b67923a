import { describe, expect, it } from 'vitest';
import { wireMeaning } from './hit.ts';

describe('what a wire means', () => {
  it.each([
    ['attachment:bbox1/mac_net10', 'attachment:bbox1/mac_net10'],
    ['cable:docker01/ens33', 'cable:docker01/ens33'],
    ['vlan:docker01/ens33.10', 'interface:docker01/ens33.10'],
    ['router:mac_net10/router01/eth2.10', 'interface:router01/eth2.10'],
  ])('%s: %s', (wire, meaning) => {
    expect(wireMeaning(wire)).toBe(meaning);
  });
});
