/** Actions as the items of a menu: `-` is a line between groups. */
import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { isEnabled, isOffered, labelOf, perform } from '../actions/action.ts';
import { isMac, keysText } from '../actions/keys.ts';
import { actionById } from '../actions/registry.ts';
import { useT, useWorkbench } from '../store/hooks.ts';
import styles from './menus.module.css';

export function MenuItems({ items }: { readonly items: readonly string[] }) {
  const offered = items.filter((id) => id === '-' || isOffered(actionById(id)));
  return offered.map((id, index) =>
    id === '-' ? <Menu.Separator key={`line-${index}`} className={styles.line ?? ''} /> : <Item key={id} id={id} />,
  );
}

/** Mounted when its menu opens, so that it shows what can be done now. */
function Item({ id }: { readonly id: string }) {
  const t = useT();
  const bench = useWorkbench();
  const action = actionById(id);
  const [keys] = action.keys ?? [];
  return (
    <Menu.Item
      className={styles.item ?? ''}
      disabled={!isEnabled(action, bench)}
      onClick={() => perform(action, bench)}
      data-action={id}
    >
      <span className={styles.tick}>{action.checked?.(bench) && <Check size={14} />}</span>
      <span className={styles.words}>{labelOf(action, bench, t)}</span>
      {keys !== undefined && <kbd className={styles.keys}>{keysText(keys, isMac(navigator.platform))}</kbd>}
    </Menu.Item>
  );
}
