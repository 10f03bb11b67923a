/** Names with a value each, as variables of an environment: rows that are typed into, one more at the end. */
import { Plus } from 'lucide-react';
import { useContext, useState } from 'react';
import { useT } from '../store/hooks.ts';
import { renameKey } from '../store/edits/record.ts';
import { ReadOnly } from '../ui/read-only.ts';
import { EditButton } from './edit-button.tsx';
import styles from './inspector.module.css';
import { RemoveButton } from './remove-button.tsx';

interface PairListProps {
  readonly label: string;
  readonly pairs: Readonly<Record<string, string>> | undefined;
  /** What is wrong with a value. */
  readonly check?: (value: string) => string | null;
  readonly namePlaceholder?: string;
  readonly valuePlaceholder?: string;
  /** All pairs anew; undefined: none is left. */
  readonly set: (pairs: Record<string, string> | undefined) => void;
  readonly onDone: () => void;
}

export function PairList({ label, pairs = {}, check, namePlaceholder, valuePlaceholder, set, onDone }: PairListProps) {
  const t = useT();
  const readOnly = useContext(ReadOnly);
  const [fresh, setFresh] = useState(false);
  const write = (next: Record<string, string>): void => set(Object.keys(next).length === 0 ? undefined : next);
  const rows = Object.entries(pairs);
  return (
    <section className={styles.list} aria-label={label}>
      <h3 className={styles.group}>{label}</h3>
      {rows.map(([name, value], index) => {
        const mistake = check?.(value) ?? null;
        return (
          <div key={index}>
            <div className={styles.row}>
              <NameInput
                label={t('pair.name', { label })}
                value={name}
                placeholder={namePlaceholder}
                taken={Object.keys(pairs)}
                onName={(next) => write(renameKey(pairs, name, next))}
                onDone={onDone}
              />
              <input
                className={styles.small}
                aria-label={t('pair.value', { label: name })}
                aria-invalid={mistake !== null || undefined}
                value={value}
                placeholder={valuePlaceholder}
                spellCheck={false}
                autoComplete="off"
                readOnly={readOnly}
                onChange={(event) => write({ ...pairs, [name]: event.target.value })}
                onBlur={onDone}
              />
              <RemoveButton
                label={t('pair.remove', { name })}
                onClick={() => {
                  write(Object.fromEntries(rows.filter(([other]) => other !== name)));
                  onDone();
                }}
              />
            </div>
            {mistake !== null && <p className={styles.mistake}>{mistake}</p>}
          </div>
        );
      })}
      {fresh && (
        <div className={styles.row}>
          <NameInput
            label={t('pair.name', { label })}
            value=""
            placeholder={namePlaceholder}
            taken={Object.keys(pairs)}
            autoFocus
            onName={(name) => {
              setFresh(false);
              write({ ...pairs, [name]: '' });
            }}
            onDone={() => setFresh(false)}
          />
        </div>
      )}
      <div className={styles.buttons}>
        <EditButton small onClick={() => setFresh(true)}>
          <Plus size={13} aria-hidden="true" /> {t('pair.add')}
        </EditButton>
      </div>
    </section>
  );
}

interface NameInputProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string | undefined;
  readonly taken: readonly string[];
  readonly autoFocus?: boolean;
  readonly onName: (name: string) => void;
  readonly onDone: () => void;
}

/** A name counts once it is finished: half of it would be another one. */
function NameInput({ label, value, placeholder, taken, autoFocus, onName, onDone }: NameInputProps) {
  const readOnly = useContext(ReadOnly);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value;
  const isFree = text === value || (text !== '' && !taken.includes(text));
  return (
    <input
      className={styles.small}
      aria-label={label}
      aria-invalid={!isFree || undefined}
      value={text}
      placeholder={placeholder}
      spellCheck={false}
      autoComplete="off"
      readOnly={readOnly}
      autoFocus={autoFocus}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => {
        setTyped(null);
        if (text !== value && isFree) onName(text);
        onDone();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
