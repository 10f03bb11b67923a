/** What can be drawn, in groups: click to add, drag to place. */
import {
  Box,
  Cable,
  ChevronsLeftRightEllipsis,
  Copy,
  EthernetPort,
  RectangleHorizontal,
  Router,
  Server,
  Spline,
  Tag,
  type LucideIcon,
} from 'lucide-react';
import { useT, useWorkbench } from '../store/hooks.ts';
import { addFromPalette, PALETTE_TYPE, type PaletteItem } from './add-from-palette.ts';
import styles from './palette.module.css';

const GROUPS = [
  {
    name: 'machines',
    items: [
      { item: 'host', icon: Server },
      { item: 'router', icon: Router },
      { item: 'segment', icon: Cable },
    ],
  },
  {
    name: 'interfaces',
    items: [
      { item: 'nic', icon: EthernetPort },
      { item: 'vlan', icon: Tag },
    ],
  },
  {
    name: 'networks',
    items: [
      { item: 'macvlan', icon: RectangleHorizontal },
      { item: 'ipvlan', icon: ChevronsLeftRightEllipsis },
      { item: 'bridge', icon: Spline },
      { item: 'overlay', icon: Copy },
    ],
  },
  { name: 'workloads', items: [{ item: 'container', icon: Box }] },
] as const satisfies readonly { name: string; items: readonly { item: PaletteItem; icon: LucideIcon }[] }[];

export function Palette() {
  const t = useT();
  const bench = useWorkbench();
  return (
    <nav className={styles.palette} data-part="palette" aria-label={t('palette.label')}>
      {GROUPS.map((group) => (
        <section key={group.name} aria-label={t(`palette.group.${group.name}`)}>
          <h2 className={styles.group}>{t(`palette.group.${group.name}`)}</h2>
          {group.items.map(({ item, icon: Icon }) => (
            <button
              key={item}
              type="button"
              className={styles.item}
              data-palette={item}
              title={t(`palette.hint.${item}`)}
              draggable
              onDragStart={(event) => {
                event.dataTransfer.setData(PALETTE_TYPE, item);
                event.dataTransfer.effectAllowed = 'copy';
              }}
              onClick={() => addFromPalette(bench, item)}
            >
              <Icon size={15} aria-hidden="true" />
              {t(`palette.${item}`)}
            </button>
          ))}
        </section>
      ))}
    </nav>
  );
}
