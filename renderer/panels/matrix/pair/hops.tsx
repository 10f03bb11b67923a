/** A packet's way, hop by hop. */
import { Check, Flag, X } from 'lucide-react';
import type { Hop } from '../../../../shared/reach/result.ts';
import { useT } from '../../../store/hooks.ts';
import styles from './hops.module.css';
import { PlaceButton } from './place-button.tsx';

const ICONS = { passes: Check, stops: X, arrives: Flag } as const;

export function Hops({ title, hops }: { readonly title: string; readonly hops: readonly Hop[] }) {
  const t = useT();
  if (hops.length === 0) return null;
  return (
    <div>
      <h4 className={styles.title}>{title}</h4>
      <ol className={styles.hops}>
        {hops.map((hop, index) => {
          const Icon = ICONS[hop.outcome];
          return (
            <li key={index} className={styles.hop} data-outcome={hop.outcome}>
              <Icon size={13} aria-label={t(`hop.${hop.outcome}`)} />
              <PlaceButton object={hop.object} look={hop.outcome === 'stops' ? 'fault' : undefined}>
                {[t.say(hop.at), hop.link].filter((part) => part !== undefined).join(' ')}
              </PlaceButton>
              <span className={styles.text}>{t.say(hop.text)}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
