/** What can be drawn, by the names that actions and words have. */
export const PALETTE_ITEMS = [
  'host',
  'router',
  'segment',
  'nic',
  'bond',
  'vlan',
  'macvlan',
  'ipvlan',
  'bridge',
  'overlay',
  'tunnel',
  'container',
] as const;
export type PaletteItem = (typeof PALETTE_ITEMS)[number];
