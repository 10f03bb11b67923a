/** Where a packet is at the moment, in words: a click selects the drawn thing. */
import type { ReactNode } from 'react';
import type { ObjectRef } from '../../../../shared/problem/problem.ts';
import { useView } from '../../../store/hooks.ts';
import { idOfRef } from '../../../store/object-id.ts';
import styles from './place-button.module.css';

interface PlaceButtonProps {
  readonly object: ObjectRef;
  /** `fault`: it ends here. `missed`: nothing of it was seen here. */
  readonly look?: 'fault' | 'missed' | undefined;
  readonly children: ReactNode;
}

export function PlaceButton({ object, look, children }: PlaceButtonProps) {
  const select = useView((view) => view.select);
  const id = idOfRef(object);
  return (
    <button
      type="button"
      className={styles.place}
      data-look={look}
      disabled={id === null}
      onClick={() => id !== null && select([id])}
    >
      {children}
    </button>
  );
}
