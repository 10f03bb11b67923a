import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useT } from '../store/hooks.ts';
import styles from './inspector.module.css';

interface CardHeadProps {
  readonly title: string;
  readonly remove: string;
  readonly onRemove: () => void;
  /** Where the order counts: whether it can go up or down, and doing so. */
  readonly move?: { readonly up: boolean; readonly down: boolean; readonly by: (step: -1 | 1) => void };
}

/** The first line of a card: what it is, its place among the others, and taking it away. */
export function CardHead({ title, remove, onRemove, move }: CardHeadProps) {
  const t = useT();
  return (
    <div className={styles.cardHead}>
      <span>{title}</span>
      {move &&
        ([-1, 1] as const).map((step) => {
          const words = t(step < 0 ? 'list.up' : 'list.down', { name: title });
          const Icon = step < 0 ? ArrowUp : ArrowDown;
          return (
            <button
              key={step}
              type="button"
              className={styles.tool}
              disabled={step < 0 ? !move.up : !move.down}
              aria-label={words}
              title={words}
              onClick={() => move.by(step)}
            >
              <Icon size={13} />
            </button>
          );
        })}
      <button type="button" className={styles.remove} aria-label={remove} title={remove} onClick={onRemove}>
        <X size={13} />
      </button>
    </div>
  );
}
