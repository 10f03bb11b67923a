/** The menu bar: ids of actions, `-` for a line between groups. */
import type { MessageKey } from '../locales/index.ts';
import { PALETTE_ITEMS } from '../palette/add-from-palette.ts';

export interface MenuDefinition {
  readonly label: MessageKey;
  readonly items: readonly string[];
}

export const MENUS: readonly MenuDefinition[] = [
  { label: 'menu.file', items: ['file.new', 'file.open', '-', 'file.save', 'file.saveAs', '-', 'file.close'] },
  {
    label: 'menu.edit',
    items: [
      'edit.undo',
      'edit.redo',
      '-',
      'edit.delete',
      '-',
      'edit.selectAll',
      'edit.selectNone',
      '-',
      ...PALETTE_ITEMS.map((item) => `add.${item}`),
    ],
  },
  {
    label: 'menu.view',
    items: [
      'view.commands',
      '-',
      'canvas.fit',
      'canvas.zoomToSelection',
      'canvas.tidy',
      '-',
      'view.panel.problems',
      'view.panel.plan',
      'view.panel.matrix',
      'view.panel.text',
      'view.panelToggle',
      '-',
      'view.theme.system',
      'view.theme.light',
      'view.theme.dark',
    ],
  },
  {
    label: 'menu.topology',
    items: [
      'topology.observe',
      '-',
      'topology.plan',
      'topology.deploy',
      'topology.destroy',
      '-',
      'topology.measure',
      'topology.measureLive',
      '-',
      'topology.sandbox',
    ],
  },
  { label: 'menu.help', items: ['help.shortcuts', 'help.about'] },
];
