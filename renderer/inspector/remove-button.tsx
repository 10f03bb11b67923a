import { X } from 'lucide-react';
import { useContext, type ReactNode } from 'react';
import { ReadOnly } from '../ui/read-only.ts';
import styles from './inspector.module.css';

interface RemoveButtonProps {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly onClick: () => void;
}

/** Takes away what it stands beside. */
export function RemoveButton({ label, icon = <X size={13} />, onClick }: RemoveButtonProps) {
  const readOnly = useContext(ReadOnly);
  return (
    <button type="button" className={styles.remove} aria-label={label} title={label} disabled={readOnly} onClick={onClick}>
      {icon}
    </button>
  );
}
