/** A field over a list: what is typed narrows it, arrows choose. The command palette, and picking what to connect with. */
import { Dialog as Base } from '@base-ui/react/dialog';
import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { isMac, keysText } from '../actions/keys.ts';
import { useT } from '../store/hooks.ts';
import styles from './finder.module.css';
import { findEntries, type Entry } from './command-entries.ts';
import { useClose } from './dialogs/use-close.ts';

interface FinderProps {
  readonly label: string;
  readonly placeholder: string;
  readonly entries: readonly Entry[];
}

export function Finder({ label, placeholder, entries }: FinderProps) {
  const t = useT();
  const close = useClose();
  const id = useId();
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const found = useMemo(() => findEntries(entries, query), [entries, query]);
  const active = Math.min(index, Math.max(0, found.length - 1));

  const choose = (entry: Entry | undefined): void => {
    if (!entry) return;
    close();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setIndex(Math.min(found.length - 1, active + 1));
    else if (event.key === 'ArrowUp') setIndex(Math.max(0, active - 1));
    else if (event.key === 'Enter') choose(found[active]);
    else return;
    event.preventDefault();
  };
  return (
    <Base.Root open onOpenChange={(open) => !open && close()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop ?? ''} />
        <Base.Popup className={styles.popup ?? ''} aria-label={label}>
          <input
            className={styles.input}
            role="combobox"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-activedescendant={found[active] ? `${id}-${active}` : undefined}
            aria-label={placeholder}
            placeholder={placeholder}
            autoFocus
            spellCheck={false}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setIndex(0);
            }}
            onKeyDown={onKeyDown}
          />
          <ul id={`${id}-list`} className={styles.list} role="listbox" aria-label={t('commands.results')}>
            {found.map((entry, at) => (
              <li
                key={entry.key}
                id={`${id}-${at}`}
                role="option"
                aria-selected={at === active}
                className={styles.entry}
                ref={(element) => {
                  if (at === active) element?.scrollIntoView({ block: 'nearest' });
                }}
                onPointerMove={() => setIndex(at)}
                onClick={() => choose(entry)}
              >
                <span className={styles.kind}>{entry.kind}</span>
                <span className={styles.label}>{entry.label}</span>
                {entry.detail !== undefined && <code>{entry.detail}</code>}
                {entry.keys !== undefined && <kbd>{keysText(entry.keys, isMac(navigator.platform))}</kbd>}
              </li>
            ))}
            {found.length === 0 && <li className={styles.none}>{t('commands.none')}</li>}
          </ul>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
