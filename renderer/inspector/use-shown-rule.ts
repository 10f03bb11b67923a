/** The forwarding rule that was clicked on the canvas comes into sight in the inspector, and has the focus. */
import { useEffect, useRef, type RefCallback } from 'react';
import { useView } from '../store/hooks.ts';

/** Gives every rule of a host its reference. */
export function useShownRule(host: string): (index: number) => RefCallback<HTMLElement> {
  const rule = useView((view) => view.rule);
  const set = useView((view) => view.set);
  const cards = useRef(new Map<number, HTMLElement>());
  useEffect(() => {
    if (rule?.host !== host) return;
    const card = cards.current.get(rule.index);
    card?.scrollIntoView({ block: 'center' });
    card?.focus({ preventScroll: true });
    set({ rule: null });
  }, [rule, host, set]);
  return (index) => (element) => {
    if (element) cards.current.set(index, element);
    else cards.current.delete(index);
  };
}
