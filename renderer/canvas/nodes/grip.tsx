/** Where a connection starts: a dot that shows when the pointer is on its thing. */
import { Handle, Position } from '@xyflow/react';
import { useT } from '../../store/hooks.ts';
import styles from './grip.module.css';

const SIDES = { bottom: Position.Bottom, top: Position.Top, right: Position.Right } as const;

export function Grip({ place }: { readonly place: keyof typeof SIDES }) {
  const t = useT();
  return <Handle type="source" position={SIDES[place]} className={styles.grip ?? ''} title={t('canvas.grip')} data-grip="" />;
}
