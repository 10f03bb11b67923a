import { useContext } from 'react';
import styles from './field.module.css';
import { ReadOnly } from './read-only.ts';

interface CheckboxProps {
  readonly label: string;
  readonly checked: boolean;
  /** Neither yes nor no: some of several have it. */
  readonly mixed?: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Checkbox({ label, checked, mixed = false, onChange }: CheckboxProps) {
  const readOnly = useContext(ReadOnly);
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        checked={checked}
        disabled={readOnly}
        ref={(element) => {
          if (element) element.indeterminate = mixed;
        }}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
