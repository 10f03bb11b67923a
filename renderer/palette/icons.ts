import {
  Box,
  Cable,
  ChevronsLeftRightEllipsis,
  Copy,
  EthernetPort,
  Link2,
  RectangleHorizontal,
  Router,
  Server,
  Spline,
  Tag,
  Waypoints,
  type LucideIcon,
} from 'lucide-react';
import type { PaletteItem } from './items.ts';

export const PALETTE_ICONS: Readonly<Record<PaletteItem, LucideIcon>> = {
  host: Server,
  router: Router,
  segment: Cable,
  nic: EthernetPort,
  bond: Link2,
  vlan: Tag,
  macvlan: RectangleHorizontal,
  ipvlan: ChevronsLeftRightEllipsis,
  bridge: Spline,
  overlay: Copy,
  tunnel: Waypoints,
  container: Box,
};
