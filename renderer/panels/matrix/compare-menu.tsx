/** What the matrix is compared with: the file as it is saved, another design, or a round of before. */
import { Menu } from '@base-ui/react/menu';
import { GitCompareArrows } from 'lucide-react';
import { useRef } from 'react';
import menus from '../../shell/menus.module.css';
import { useDesign, useLive, useT, useView } from '../../store/hooks.ts';
import styles from './matrix-tools.module.css';

export function CompareMenu() {
  const t = useT();
  const comparison = useView((view) => view.comparison);
  const set = useView((view) => view.set);
  const isSaved = useDesign((design) => design.saved.text !== '');
  const history = useLive((live) => live.measure?.history);
  const picker = useRef<HTMLInputElement>(null);
  const first = history?.[0];
  const hasPast = history !== undefined && history.length > 1 && first !== undefined;
  const read = async (file: File | undefined): Promise<void> => {
    if (file) set({ comparison: { kind: 'file', name: file.name, text: await file.text() } });
  };
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className={styles.export ?? ''} data-pressed={comparison !== null || undefined}>
          <GitCompareArrows size={12} aria-hidden="true" />
          {t('compare.title')}
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner className={menus.positioner ?? ''} sideOffset={4} align="end">
            <Menu.Popup className={menus.popup ?? ''}>
              <CompareItem
                label={t('compare.saved')}
                disabled={!isSaved}
                onClick={() => set({ comparison: { kind: 'saved' } })}
              />
              <CompareItem label={t('compare.file')} onClick={() => picker.current?.click()} />
              <CompareItem
                label={t('compare.first')}
                disabled={!hasPast}
                onClick={() => first && set({ comparison: { kind: 'moment', at: first.at } })}
              />
              <CompareItem label={t('compare.stop')} disabled={comparison === null} onClick={() => set({ comparison: null })} />
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".yaml,.yml"
        aria-label={t('compare.file')}
        onChange={(event) => {
          void read(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </>
  );
}

interface CompareItemProps {
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

function CompareItem({ label, disabled = false, onClick }: CompareItemProps) {
  return (
    <Menu.Item className={menus.item ?? ''} disabled={disabled} onClick={onClick}>
      <span className={menus.tick} />
      {label}
    </Menu.Item>
  );
}
