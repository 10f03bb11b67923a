/** The menu bar: ids of actions, `-` for a line between groups. */
import { LANGUAGE_TAGS, type MessageKey } from '../locales/index.ts';
import { ALIGNMENTS, DISTRIBUTIONS } from '../canvas/gestures/align.ts';
import { PALETTE_ITEMS } from '../palette/items.ts';
import { EXPECTATIONS_SHOWN, VIEW_MOVES } from '../store/view.ts';
import { isWire } from '../store/object-id.ts';
import { EXPECT_ACTIONS } from './expect-actions.ts';

export interface MenuDefinition {
  readonly label: MessageKey;
  readonly items: readonly string[];
}

export const MENUS: readonly MenuDefinition[] = [
  {
    label: 'menu.file',
    items: [
      'file.new',
      'file.open',
      'file.recent',
      '-',
      'file.save',
      'file.saveAs',
      'file.autosave',
      '-',
      'file.pictureSvg',
      'file.picturePng',
      '-',
      'file.close',
    ],
  },
  {
    label: 'menu.edit',
    items: [
      'edit.undo',
      'edit.redo',
      'edit.lastReadable',
      '-',
      'edit.cut',
      'edit.copy',
      'edit.paste',
      'edit.duplicate',
      'edit.delete',
      '-',
      'edit.connect',
      'edit.spreadVlan',
      '-',
      ...EXPECT_ACTIONS.map((name) => `expect.${name}`),
      '-',
      'edit.selectAll',
      'edit.selectNone',
      'edit.nextWire',
      'edit.previousWire',
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
      ...VIEW_MOVES.map((move) => `canvas.${move}`),
      'view.minimap',
      '-',
      ...EXPECTATIONS_SHOWN.map((shown) => `view.expectations.${shown}`),
      '-',
      'view.panel.problems',
      'view.panel.plan',
      'view.panel.matrix',
      'view.panel.text',
      'view.panel.terminal',
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
      'hosts.add',
      'topology.observe',
      'live.follow',
      '-',
      'topology.plan',
      'topology.deploy',
      'topology.destroy',
      '-',
      'topology.measure',
      'topology.measureLive',
      'topology.locate',
      '-',
      'console.terminal',
      'console.logs',
      'console.close',
      'container.start',
      'container.stop',
      'container.restart',
      '-',
      'topology.sandbox',
      'hosts.forgetSecrets',
    ],
  },
  {
    label: 'menu.arrange',
    items: [
      ...ALIGNMENTS.map((edge) => `arrange.align.${edge}`),
      '-',
      ...DISTRIBUTIONS.map((direction) => `arrange.distribute.${direction}`),
      '-',
      'arrange.group',
      'arrange.ungroup',
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
  // A wire is what it is between two things: it can be looked at and taken away.
  if (selection.every((id) => isWire(id) || id.startsWith('expectation:'))) return ['canvas.zoomToSelection', '-', 'edit.delete'];
  const adds = selection.some((id) => /^(host|interface|network):/.test(id)) ? ['add.container', 'add.nic', 'add.vlan', '-'] : [];
  const many =
    selection.length > 1
      ? [
          ...ALIGNMENTS.map((edge) => `arrange.align.${edge}`),
          '-',
          ...DISTRIBUTIONS.map((one) => `arrange.distribute.${one}`),
          '-',
          'arrange.group',
          'arrange.ungroup',
          '-',
        ]
      : [];
  return [
    ...liveItems(selection),
    ...adds,
    'edit.connect',
    ...(selection.some((id) => id.startsWith('interface:')) ? ['edit.spreadVlan'] : []),
    '-',
    ...(selection.some((id) => /^(host|network|container):/.test(id))
      ? [...EXPECT_ACTIONS.map((name) => `expect.${name}`), '-']
      : []),
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

/** Terminals, and what can be done to containers that are there. */
function liveItems(selection: readonly string[]): readonly string[] {
  if (selection.some((id) => id.startsWith('container:')))
    return ['console.terminal', 'console.logs', '-', 'container.start', 'container.stop', 'container.restart', '-'];
  return selection.some((id) => id.startsWith('host:')) ? ['console.terminal', '-'] : [];
}
