/** Examples from the simplest on; what is not named here comes after them, by its name. */
import type { Example } from '../../shared/contract/contract.ts';

const ORDER: readonly string[] = [
  'two-hosts',
  'untagged',
  'two-vlans',
  'two-vlans-one-router',
  'dual-stack',
  'shim',
  'ipvlan',
  'bond',
  'router-in-docker',
];

export function simplestFirst(examples: readonly Example[]): readonly Example[] {
  const place = ({ id }: Example): number => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length);
  return [...examples].sort((a, b) => place(a) - place(b) || a.id.localeCompare(b.id));
}
