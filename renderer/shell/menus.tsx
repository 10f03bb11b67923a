/** The menu bar, from the registry of actions. */
import { Menu } from '@base-ui/react/menu';
import { Menubar } from '@base-ui/react/menubar';
import { memo } from 'react';
import { MENUS } from '../actions/menus.ts';
import { useT } from '../store/hooks.ts';
import { MenuItems } from './menu-items.tsx';
import styles from './menus.module.css';

/** Apart from its bar: that is drawn anew with every letter of a name. */
export const Menus = memo(function Menus() {
  const t = useT();
  return (
    <Menubar className={styles.bar ?? ''}>
      {MENUS.map((menu) => (
        <Menu.Root key={menu.label}>
          <Menu.Trigger className={styles.trigger ?? ''}>{t(menu.label)}</Menu.Trigger>
          <Menu.Portal>
            <Menu.Positioner className={styles.positioner ?? ''} sideOffset={4} align="start">
              <Menu.Popup className={styles.popup ?? ''}>
                <MenuItems items={menu.items} />
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.Root>
      ))}
    </Menubar>
  );
});
