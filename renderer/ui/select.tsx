import { ChevronDown } from 'lucide-react';
import { useContext } from 'react';
import type { FieldState } from './field.tsx';
import styles from './field.module.css';
import { ReadOnly } from './read-only.ts';

interface SelectProps {
  readonly field: FieldState;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onPick: (value: string) => void;
}

/** The browser's own list: it works with every keyboard, screen reader and touch screen. */
export function Select({ field, value, options, onPick }: SelectProps) {
  const readOnly = useContext(ReadOnly);
  // A list that cannot be chosen from has no state of its own in HTML but one that nobody can get at to read it.
  if (readOnly)
    return (
      <span className={styles.frame} data-read-only="true">
        <input
          type="text"
          readOnly
          id={field.id}
          className={styles.text}
          value={options.find((option) => option.value === value)?.label ?? value}
          aria-describedby={field.describedBy}
        />
      </span>
    );
  return (
    <span className={styles.selectFrame}>
      <select
        id={field.id}
        className={styles.select}
        value={value}
        aria-describedby={field.describedBy}
        onChange={(event) => onPick(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown size={14} aria-hidden="true" />
    </span>
  );
}
