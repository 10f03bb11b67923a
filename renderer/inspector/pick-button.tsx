import { Menu } from '@base-ui/react/menu';
import { useContext, type ReactNode } from 'react';
import menus from '../shell/menus.module.css';
import { ReadOnly } from '../ui/read-only.ts';
import styles from './pick-button.module.css';

interface PickButtonProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly options: readonly string[];
  readonly onPick: (option: string) => void;
}

/** A button that offers a few names; with one name only it takes that. */
export function PickButton({ label, icon, options, onPick }: PickButtonProps) {
  const readOnly = useContext(ReadOnly);
  return (
    <Menu.Root>
      <Menu.Trigger className={styles.trigger ?? ''} disabled={readOnly}>
        {icon}
        {label}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={menus.positioner ?? ''} sideOffset={4} align="start">
          <Menu.Popup className={menus.popup ?? ''}>
            {options.map((option) => (
              <Menu.Item key={option} className={menus.item ?? ''} onClick={() => onPick(option)}>
                <span className={styles.option}>{option}</span>
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
