/** The words beside a wire that the pointer rests on: what runs over it. Who has no pointer reads the same in the inspector. */
import { useMemo, type MouseEvent } from 'react';
import { createPortal } from 'react-dom';
import { useAnalysis, useDesign, useT, useView, useWorkbench } from '../../store/hooks.ts';
import { expectationFacts } from './expectation-facts.ts';
import { ruleFacts } from './rule-facts.ts';
import { wireFacts } from './wire-facts.ts';
import styles from './wire-hint.module.css';

/** Handlers that keep the line under the pointer: for the edges of React Flow, and for wires. */
export function useWireHover() {
  const { view } = useWorkbench();
  return useMemo(
    () => ({
      onEdgeMouseMove: (event: MouseEvent, edge: { readonly id: string }) => {
        if (!view.getState().gesture) view.getState().set({ wire: { id: edge.id, x: event.clientX, y: event.clientY } });
      },
      onEdgeMouseLeave: () => view.getState().set({ wire: null }),
    }),
    [view],
  );
}

export function WireHint() {
  const t = useT();
  const wire = useView((view) => (view.gesture ? null : view.wire));
  const document = useDesign((design) => design.document);
  const compiled = useAnalysis((analysis) => analysis.compiled);
  const prediction = useAnalysis((analysis) => analysis.prediction);
  if (!wire || !document) return null;
  const facts = wire.id.startsWith('expectation:')
    ? expectationFacts(document, prediction, wire.id, t)
    : wire.id.startsWith('rule:')
      ? ruleFacts(document, wire.id, t)
      : wireFacts(document, compiled, wire.id, t);
  if (facts.length === 0) return null;
  return createPortal(
    <div
      className={styles.hint}
      aria-hidden="true"
      data-testid="wire-hint"
      style={{ left: Math.min(wire.x + 14, window.innerWidth - 300), top: Math.min(wire.y + 14, window.innerHeight - 120) }}
    >
      <dl>
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
    </div>,
    window.document.body,
  );
}
