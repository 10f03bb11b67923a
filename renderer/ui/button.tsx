import type { ButtonHTMLAttributes } from 'react';
import styles from './button.module.css';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary`: the one main action in sight. `danger`: removes things. `quiet`: no frame. */
  readonly look?: 'plain' | 'primary' | 'danger' | 'quiet';
  readonly small?: boolean;
}

export function Button({ look = 'plain', small, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={`${styles.button ?? ''} ${className ?? ''}`}
      data-look={look}
      data-small={small || undefined}
      {...rest}
    />
  );
}
