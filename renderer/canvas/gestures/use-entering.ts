/** Getting at one member of a group: a second click, a double click or Alt and a click select it alone. */
import { useCallback, useEffect, useRef, type MouseEvent, type RefObject } from 'react';
import { groupOf } from '../../store/edits/group.ts';
import { useWorkbench } from '../../store/hooks.ts';
import type { ThingNode } from '../flow.ts';

export function useEntering(frame: RefObject<HTMLElement | null>) {
  const { view, design } = useWorkbench();
  /** What was selected before the press, and before the first press of several. */
  const before = useRef<{ readonly press: readonly string[]; readonly first: readonly string[] }>({ press: [], first: [] });
  useEffect(() => {
    const element = frame.current;
    const onPress = ({ detail }: globalThis.MouseEvent): void => {
      const press = view.getState().selection;
      before.current = { press, first: detail > 1 ? before.current.first : press };
    };
    element?.addEventListener('mousedown', onPress, true);
    return () => element?.removeEventListener('mousedown', onPress, true);
  }, [frame, view]);

  const onNodeClick = useCallback(
    (event: MouseEvent, { id }: ThingNode) => {
      // The thing itself is meant now, and not a rule of it.
      view.getState().set({ ruleAt: null });
      const members = groupOf(design.getState().document, id);
      if (members.length < 2 || event.shiftKey || event.ctrlKey || event.metaKey) return;
      const { press } = before.current;
      const isAgain = press.length === members.length && members.every((member) => press.includes(member));
      if (event.altKey || isAgain) view.getState().select([id]);
      else if (press.length > members.length && press.includes(id)) view.getState().select(members);
    },
    [view, design],
  );
  /** Whether the double click that ends now only led into a group, and means nothing more. */
  const isEntering = useCallback(
    (id: string): boolean => {
      const { first } = before.current;
      return groupOf(design.getState().document, id).length > 1 && !(first.length === 1 && first[0] === id);
    },
    [design],
  );
  return { onNodeClick, isEntering };
}
