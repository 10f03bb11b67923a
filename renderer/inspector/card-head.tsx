import { ArrowDown, ArrowUp } from 'lucide-react';
import { useContext, useId, useState } from 'react';
import { useT } from '../store/hooks.ts';
import { ReadOnly } from '../ui/read-only.ts';
import styles from './inspector.module.css';
import { RemoveButton } from './remove-button.tsx';

interface CardHeadProps {
  readonly title: string;
  readonly remove: string;
  readonly onRemove: () => void;
  /** Where the order counts: whether it can go up or down, and doing so. */
  /** Where the title is a name that can be changed: what is wrong with another one, and changing it. */
  readonly rename?: { readonly check: (name: string) => string | null; readonly to: (name: string) => void };
  readonly move?: { readonly up: boolean; readonly down: boolean; readonly by: (step: -1 | 1) => void };
}

/** The first line of a card: what it is, its place among the others, and taking it away. */
export function CardHead({ title, remove, onRemove, rename, move }: CardHeadProps) {
  const t = useT();
  const mistakeId = useId();
  const readOnly = useContext(ReadOnly);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? title;
  const mistake = rename && text !== title ? rename.check(text) : null;
  const head = (
    <div className={styles.cardHead}>
      {rename ? (
        <input
          className={styles.cardName}
          aria-label={t('pair.name', { label: title })}
          aria-invalid={mistake !== null || undefined}
          aria-describedby={mistake === null ? undefined : mistakeId}
          spellCheck={false}
          autoComplete="off"
          readOnly={readOnly}
          value={text}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => {
            // What cannot be the name stays to be seen and mended; Escape brings the old one back.
            if (mistake !== null) return;
            setTyped(null);
            if (text !== title) rename.to(text);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
            if (event.key !== 'Escape') return;
            setTyped(null);
            event.stopPropagation();
          }}
        />
      ) : (
        <span>{title}</span>
      )}
      {move &&
        ([-1, 1] as const).map((step) => {
          const words = t(step < 0 ? 'list.up' : 'list.down', { name: title });
          const Icon = step < 0 ? ArrowUp : ArrowDown;
          return (
            <button
              key={step}
              type="button"
              className={styles.tool}
              disabled={readOnly || (step < 0 ? !move.up : !move.down)}
              aria-label={words}
              title={words}
              onClick={() => move.by(step)}
            >
              <Icon size={13} />
            </button>
          );
        })}
      <RemoveButton label={remove} onClick={onRemove} />
    </div>
  );
  return mistake === null ? (
    head
  ) : (
    <>
      {head}
      <p id={mistakeId} className={styles.mistake}>
        {mistake}
      </p>
    </>
  );
}
