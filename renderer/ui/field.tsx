/** A labelled field; what is wrong with its value stands below it and is read with it. */
import { useId, type ReactNode } from 'react';
import styles from './field.module.css';

export interface FieldState {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

interface FieldProps {
  readonly label: string;
  readonly error?: string | null | undefined;
  readonly hint?: string | undefined;
  readonly children: (state: FieldState) => ReactNode;
}

export function Field({ label, error, hint, children }: FieldProps) {
  const id = useId();
  const invalid = error !== undefined && error !== null;
  const described = invalid || hint !== undefined;
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children({ id, describedBy: described ? `${id}-more` : undefined, invalid })}
      {described && (
        <p id={`${id}-more`} className={invalid ? styles.error : styles.hint}>
          {invalid ? error : hint}
        </p>
      )}
    </div>
  );
}
