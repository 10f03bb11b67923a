/**
 * What the canvas draws. It follows the design behind what is urgent: a letter is in its field, and what the core says of it in its
 * places, before the cards are drawn anew.
 */
import { createContext, startTransition, useContext, useEffect, useState, type RefObject } from 'react';
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { useWorkbench } from '../store/hooks.ts';
import type { ViewState } from '../store/view.ts';

export interface Scene {
  readonly document: TopologyDocument | null;
  /** What is to be shown: together with its document, because what it asks for may be new in it. */
  readonly reveal: ViewState['reveal'];
}

/** Milliseconds that the core may take for its answer until the canvas goes first. */
const PATIENCE = 32;

export function useScene(): Scene {
  const { design, view, analysis } = useWorkbench();
  const [scene, setScene] = useState(() => ({ document: design.getState().document, reveal: view.getState().reveal }));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let told: Scene | null = null;
    const follow = (isPatient: boolean): void => {
      const [{ document }, { reveal }] = [design.getState(), view.getState()];
      if (told?.document === document && told.reveal === reveal) return;
      if (isPatient && analysis.getState().stale) {
        timer ??= setTimeout(follow, PATIENCE, false);
        return;
      }
      clearTimeout(timer);
      timer = undefined;
      const next = { document, reveal };
      told = next;
      startTransition(() => setScene((shown) => (shown.document === document && shown.reveal === reveal ? shown : next)));
    };
    const patiently = (): void => follow(true);
    patiently();
    // An edit has been asked of the core by the time that it is told here: the core's subscription is the older one.
    const stops = [design.subscribe(patiently), view.subscribe(patiently), analysis.subscribe(patiently)];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [design, view, analysis]);
  return scene;
}

/** `aria-busy` of the canvas: an edit is not drawn yet. Written by hand, so that a letter does not render the canvas for it. */
export function useBusyUntilDrawn(canvas: RefObject<HTMLElement | null>, drawn: TopologyDocument): void {
  const { design } = useWorkbench();
  // After those of what is inside: React Flow has taken over what is drawn.
  useEffect(() => {
    const tell = (): void => canvas.current?.setAttribute('aria-busy', String(design.getState().document !== drawn));
    tell();
    return design.subscribe(tell);
  }, [design, canvas, drawn]);
}

export const DrawnContext = createContext<TopologyDocument | null>(null);

/** The document that is drawn, for what lies on the canvas. */
export function useDrawn(): TopologyDocument | null {
  return useContext(DrawnContext);
}
