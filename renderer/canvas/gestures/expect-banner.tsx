/** Says what is being chosen while the other end of an expectation is, and offers the names to the keyboard. */
import { useEffect } from 'react';
import { expectWords } from '../../actions/expect.ts';
import { isMac, keysText } from '../../actions/keys.ts';
import { useDesign, useT, useView, useWorkbench } from '../../store/hooks.ts';
import { splitObjectId } from '../../store/object-id.ts';
import type { Expecting } from '../../store/view.ts';
import { Button } from '../../ui/button.tsx';
import styles from './expect-banner.module.css';

export function ExpectBanner() {
  const expecting = useView((view) => view.expecting);
  return expecting && <Banner expecting={expecting} />;
}

function Banner({ expecting }: { readonly expecting: Expecting }) {
  const t = useT();
  const { view } = useWorkbench();
  const document = useDesign((design) => design.document);
  const isThere = expecting.from.every((id) => {
    const object = splitObjectId(id);
    const records = { container: document?.containers, network: document?.networks, host: document?.hosts };
    return object !== null && object.kind in records && object.name in (records[object.kind as keyof typeof records] ?? {});
  });
  useEffect(() => {
    const end = (): void => view.getState().set({ expecting: null, dropTarget: null });
    if (!isThere) return end();
    const onKey = (event: KeyboardEvent): void => {
      // A menu or a dialog over the canvas closes first.
      const isOver = event.target instanceof Element && event.target.closest('[role="menu"], [role="dialog"]') !== null;
      if (event.key !== 'Escape' || isOver || view.getState().dialog !== null) return;
      event.stopPropagation();
      end();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [view, isThere]);
  return (
    <div className={styles.banner} role="status" data-testid="expect-banner">
      <span className={styles.words}>{expectWords(t, expecting, null)}</span>
      <Button small onClick={() => view.getState().set({ dialog: 'expect' })}>
        {t('expect.byName')} <kbd className={styles.keys}>{keysText('E', isMac(navigator.platform))}</kbd>
      </Button>
      <Button small onClick={() => view.getState().set({ expecting: null, dropTarget: null })}>
        {t('expect.end')} <kbd className={styles.keys}>Esc</kbd>
      </Button>
    </div>
  );
}
