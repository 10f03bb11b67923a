import { ChevronDown } from 'lucide-react';
import type { FieldState } from './field.tsx';
import styles from './field.module.css';

interface SelectProps {
  readonly field: FieldState;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onPick: (value: string) => void;
}

/** The browser's own list: it works with every keyboard, screen reader and touch screen. */
export function Select({ field, value, options, onPick }: SelectProps) {
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
