/** What goes with the pointer while something is drawn: the ghost of a palette item, and in words what letting go would do. */
import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import type { Translate } from '../../locales/index.ts';
import { expectWords } from '../../actions/expect.ts';
import { addFromPalette } from '../../palette/add-from-palette.ts';
import { dropMeaning } from '../../palette/drop-meaning.ts';
import type { PaletteItem } from '../../palette/items.ts';
import { PALETTE_ICONS } from '../../palette/icons.ts';
import { canBeEnd } from '../../store/edits/expect.ts';
import { useT, useView, useWorkbench } from '../../store/hooks.ts';
import { judgedDocument } from '../../store/judged.ts';
import type { ViewState } from '../../store/view.ts';
import { objectsAt } from './hit.ts';
import styles from './pointer-hint.module.css';
import { connectionLabel, wireTarget } from './use-connecting.ts';

interface Hint {
  readonly words: string;
  readonly target: string | null;
  readonly refused: boolean;
}

const NOTHING: Hint = { words: '', target: null, refused: false };

export function PointerHint() {
  const placing = useView((view) => view.placing);
  const connecting = useView((view) => view.connecting);
  const expecting = useView((view) => view.expecting);
  if (placing === null && connecting === null && expecting === null) return null;
  return <Hinting key={placing ?? connecting ?? 'expecting'} placing={placing} connecting={connecting} expecting={expecting} />;
}

type Drawing = Pick<ViewState, 'placing' | 'connecting' | 'expecting'>;

function Hinting({ placing, connecting, expecting }: Drawing) {
  const t = useT();
  const bench = useWorkbench();
  const flow = useReactFlow();
  const frame = useRef<HTMLDivElement>(null);
  const [hint, setHint] = useState(NOTHING);

  useEffect(() => {
    let wanted = 0;
    let at: { x: number; y: number } | null = null;
    const isOver = (): boolean => at !== null && document.elementFromPoint(at.x, at.y)?.closest('[data-part="canvas"]') !== null;
    const show = (): void => {
      wanted = 0;
      const design = judgedDocument(bench);
      if (!at || !design || !frame.current) return;
      frame.current.style.transform = `translate(${at.x + 14}px, ${at.y + 12}px)`;
      frame.current.style.visibility = 'visible';
      const next = isOver() ? hintFor(design, { placing, connecting, expecting }, objectsAt(document, at.x, at.y), t) : NOTHING;
      setHint((before) => (before.words === next.words && before.target === next.target ? before : next));
      if (bench.view.getState().dropTarget !== next.target) bench.view.getState().set({ dropTarget: next.target });
    };
    const onMove = (event: PointerEvent): void => {
      at = { x: event.clientX, y: event.clientY };
      if (wanted === 0) wanted = requestAnimationFrame(show);
    };
    const end = (): void => {
      if (placing !== null) bench.view.getState().set({ placing: null, dropTarget: null, gesture: false });
    };
    const onUp = (event: PointerEvent): void => {
      if (placing === null) return;
      at = { x: event.clientX, y: event.clientY };
      const drops = isOver();
      end();
      if (!drops) return;
      addFromPalette(bench, placing, { at: flow.screenToFlowPosition(at), pointer: at, under: objectsAt(document, at.x, at.y) });
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || placing === null) return;
      event.stopPropagation();
      end();
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', end);
    window.addEventListener('keydown', onKey, true);
    return () => {
      cancelAnimationFrame(wanted);
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', onKey, true);
    };
  }, [bench, flow, placing, connecting, expecting, t]);

  return createPortal(
    <div ref={frame} className={styles.hint} data-testid="pointer-hint" aria-hidden="true">
      {placing !== null && <Ghost item={placing} />}
      {hint.words !== '' && (
        <div className={styles.words} data-refused={hint.refused || undefined}>
          {hint.words}
        </div>
      )}
    </div>,
    document.body,
  );
}

function Ghost({ item }: { readonly item: PaletteItem }) {
  const t = useT();
  const Icon = PALETTE_ICONS[item];
  return (
    <div className={styles.ghost} data-item={item}>
      <Icon size={15} />
      {t(`palette.${item}`)}
    </div>
  );
}

function hintFor(
  document: TopologyDocument,
  { placing, connecting, expecting }: Drawing,
  under: readonly string[],
  t: Translate,
): Hint {
  if (placing !== null) {
    const meaning = dropMeaning(document, placing, under);
    if (meaning.does === 'make') return { words: t(meaning.words, meaning.values), target: meaning.target, refused: false };
    return { words: t(meaning.words), target: null, refused: meaning.does === 'refuse' };
  }
  if (expecting) {
    const end = under.find((id) => canBeEnd(expecting, id));
    const words = end === undefined ? (under.length > 0 ? t('expect.noEnd') : '') : expectWords(t, expecting, end);
    return { words, target: end ?? null, refused: end === undefined };
  }
  if (connecting === null || under[0] === connecting) return NOTHING;
  const found = wireTarget(document, connecting, under);
  if (!found) return { words: t('offer.wireOpen'), target: null, refused: false };
  if ('refused' in found.answer) return { words: t(`refused.${found.answer.refused}`), target: null, refused: true };
  const { connection } = found.answer;
  const words = connectionLabel(t, connection);
  const isApart = connection.type === 'uplink' && connection.apart === true;
  return { words: isApart ? `${words}: ${t('place.apart')}` : words, target: found.id, refused: false };
}
