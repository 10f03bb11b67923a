/** A question or an answer beside what was just drawn: what fits there, or why it was refused. */
import { Menu } from '@base-ui/react/menu';
import { useEffect, useMemo } from 'react';
import menus from '../../shell/menus.module.css';
import { useView } from '../../store/hooks.ts';
import type { Offer } from '../../store/view.ts';
import styles from './offer.module.css';

const SHOWN_MS = 6_000;

export function OfferAtPointer() {
  const offer = useView((view) => view.offer);
  const set = useView((view) => view.set);
  if (!offer) return null;
  const close = (): void => set({ offer: null });
  return offer.choices.length === 0 ? (
    <Answer offer={offer} close={close} />
  ) : (
    <Question key={`${offer.x} ${offer.y} ${offer.words}`} offer={offer} close={close} />
  );
}

interface OfferProps {
  readonly offer: Offer;
  readonly close: () => void;
}

function Answer({ offer, close }: OfferProps) {
  useEffect(() => {
    const timer = setTimeout(close, SHOWN_MS);
    window.addEventListener('pointerdown', close);
    window.addEventListener('keydown', close);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointerdown', close);
      window.removeEventListener('keydown', close);
    };
  });
  const left = Math.min(offer.x + 12, window.innerWidth - 320);
  return (
    <div className={styles.answer} role="status" data-testid="offer" style={{ left, top: offer.y + 12 }}>
      {offer.words}
    </div>
  );
}

function Question({ offer, close }: OfferProps) {
  const anchor = useMemo(() => ({ getBoundingClientRect: () => new DOMRect(offer.x, offer.y, 1, 1) }), [offer]);
  return (
    <Menu.Root open modal={false} onOpenChange={(open) => !open && close()}>
      <Menu.Portal>
        <Menu.Positioner className={menus.positioner ?? ''} anchor={anchor} side="bottom" align="start" sideOffset={4}>
          <Menu.Popup className={menus.popup ?? ''} data-testid="offer" aria-label={offer.words}>
            <div className={styles.words} role="presentation">
              {offer.words}
            </div>
            {offer.choices.map((choice) => (
              <Menu.Item
                key={choice.label}
                className={menus.item ?? ''}
                onClick={() => {
                  close();
                  choice.run();
                }}
              >
                <span className={styles.choice}>{choice.label}</span>
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
