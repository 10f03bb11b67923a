/** The menu bar: ids of actions, `-` for a line between groups. */
import { LANGUAGE_TAGS, type MessageKey } from '../locales/index.ts';
import { ALIGNMENTS, DISTRIBUTIONS } from '../canvas/align.ts';
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
      'edit.cut',
      'edit.copy',
      'edit.paste',
      'edit.duplicate',
      'edit.delete',
      '-',
      'edit.connect',
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
      '-',
      ...LANGUAGE_TAGS.map((language) => `view.language.${language}`),
      '-',
      'view.nextPart',
      'view.previousPart',
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
  {
    label: 'menu.arrange',
    items: [
      ...ALIGNMENTS.map((edge) => `arrange.align.${edge}`),
      '-',
      ...DISTRIBUTIONS.map((direction) => `arrange.distribute.${direction}`),
      '-',
      'canvas.tidy',
    ],
  },
  { label: 'menu.help', items: ['help.shortcuts', 'help.about'] },
];

/** The menu on a right click: what fits what is selected. */
export function contextItems(selection: readonly string[]): readonly string[] {
  if (selection.length === 0)
    return [...PALETTE_ITEMS.map((item) => `add.${item}`), '-', 'edit.paste', 'edit.selectAll', '-', 'canvas.fit', 'canvas.tidy'];
  const adds = selection.some((id) => /^(host|interface|network):/.test(id)) ? ['add.container', 'add.nic', 'add.vlan', '-'] : [];
  const many =
    selection.length > 1
      ? [
          ...ALIGNMENTS.map((edge) => `arrange.align.${edge}`),
          '-',
          ...DISTRIBUTIONS.map((one) => `arrange.distribute.${one}`),
          '-',
        ]
      : [];
  return [
    ...adds,
    'edit.connect',
    '-',
    'edit.cut',
    'edit.copy',
    'edit.paste',
    'edit.duplicate',
    '-',
    ...many,
    'canvas.zoomToSelection',
    '-',
    'edit.delete',
  ];
}
