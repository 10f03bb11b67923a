/** A packet's way, hop by hop. */
import { Check, Flag, X } from 'lucide-react';
import type { Hop } from '../../../../shared/reach/result.ts';
import { useT, useView } from '../../../store/hooks.ts';
import { idOfRef } from '../../../store/object-id.ts';
import styles from './hops.module.css';

const ICONS = { passes: Check, stops: X, arrives: Flag } as const;

export function Hops({ title, hops }: { readonly title: string; readonly hops: readonly Hop[] }) {
  const t = useT();
  const select = useView((view) => view.select);
  if (hops.length === 0) return null;
  return (
    <div>
      <h4 className={styles.title}>{title}</h4>
      <ol className={styles.hops}>
        {hops.map((hop, index) => {
          const Icon = ICONS[hop.outcome];
          const id = idOfRef(hop.object);
          return (
            <li key={index} className={styles.hop} data-outcome={hop.outcome}>
              <Icon size={13} aria-label={t(`hop.${hop.outcome}`)} />
              <button type="button" className={styles.at} disabled={id === null} onClick={() => id !== null && select([id])}>
                {[t.say(hop.at), hop.link].filter((part) => part !== undefined).join(' ')}
              </button>
              <span className={styles.text}>{t.say(hop.text)}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
