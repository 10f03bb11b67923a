/** The menu on a right click, or on the menu key: actions that fit what lies there. */
import { ContextMenu } from '@base-ui/react/context-menu';
import type { ReactElement } from 'react';
import { contextItems } from '../actions/menus.ts';
import { MenuItems } from '../shell/menu-items.tsx';
import menus from '../shell/menus.module.css';
import { groupOf } from '../store/edits/group.ts';
import { useT, useView, useWorkbench } from '../store/hooks.ts';
import { idOf, thingAt } from './gestures/hit.ts';

export function CanvasMenu({ children }: { readonly children: ReactElement }) {
  const t = useT();
  const { view, design } = useWorkbench();
  const selection = useView((state) => state.selection);
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger
        render={children}
        onContextMenu={(event) => {
          const isKey = event.clientX === 0 && event.clientY === 0;
          const focused = document.activeElement?.closest('.react-flow__node')?.getAttribute('data-id') ?? null;
          const under = isKey ? (focused ?? idOf(document.activeElement)) : thingAt(document, event.clientX, event.clientY);
          const { selection: chosen, select } = view.getState();
          if (under === null) select([]);
          else if (!chosen.includes(under)) select(groupOf(design.getState().document, under));
        }}
      />
      <ContextMenu.Portal>
        <ContextMenu.Positioner className={menus.positioner ?? ''}>
          <ContextMenu.Popup className={menus.popup ?? ''} aria-label={t('canvas.menu')}>
            <MenuItems items={contextItems(selection)} />
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}
