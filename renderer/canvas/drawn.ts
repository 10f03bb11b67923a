/**
 * What the canvas draws. It follows the design behind what is urgent: a letter is in its field, and on its way to the core, before
 * the cards are drawn anew.
 */
import { createContext, useContext, useDeferredValue, useMemo } from 'react';
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { useDesign, useView } from '../store/hooks.ts';
import type { ViewState } from '../store/view.ts';

export interface Scene {
  readonly document: TopologyDocument | null;
  /** What is to be shown: together with its document, because what it asks for may be new in it. */
  readonly reveal: ViewState['reveal'];
}

export function useScene(): Scene {
  const document = useDesign((design) => design.document);
  const reveal = useView((view) => view.reveal);
  return useDeferredValue(useMemo(() => ({ document, reveal }), [document, reveal]));
}

export const DrawnContext = createContext<TopologyDocument | null>(null);

/** The document that is drawn, for what lies on the canvas. */
export function useDrawn(): TopologyDocument | null {
  return useContext(DrawnContext);
}
