import { produce } from 'immer';
import { expect, it } from 'vitest';
import { layOut } from '../canvas/layout/layout.ts';
import { twoVlans } from '../testing/two-vlans.ts';
import { removeObject } from './edits/remove.ts';
import { exists } from './exists.ts';

it('knows everything that is drawn, until it is removed', () => {
  const document = produce(twoVlans(), (draft) => {
    draft.tunnels = { t1: { kind: 'vxlan', hosts: { docker01: {} } } };
    draft.hosts!['docker01']!.bonds = { bond0: { interfaces: [], segment: 'lan' } };
  });
  const { boxes, wires } = layOut(document);
  const own = (id: string): boolean => !id.startsWith('vlan:') && !id.startsWith('router:');
  const ids = [...boxes.map(({ id }) => id), ...wires.map(({ id }) => id).filter(own), 'expectation:bbox1/bbox2'];
  expect(ids.filter((id) => !exists(document, id))).toEqual([]);
  const left = ids.filter((id) =>
    exists(
      produce(document, (draft) => removeObject(draft, id)),
      id,
    ),
  );
  expect(left).toEqual([]);
  expect(exists(document, 'container:gone')).toBe(false);
});
