/** What is looked at: selection, open panel, theme, open dialogs. Nothing of it is saved in the topology file. */
import { createStore } from 'zustand/vanilla';
import type { Language } from '../locales/index.ts';
import { asWritten, type Speak } from '../locales/speak.ts';
import type { PaletteItem } from '../palette/items.ts';

export const PANELS = ['problems', 'plan', 'matrix', 'text', 'terminal'] as const;
export type PanelName = (typeof PANELS)[number];
/** What the rows and columns of the matrix are grouped by. */
export const MATRIX_GROUPS = ['host', 'network', 'vlan'] as const;
export type MatrixGroup = (typeof MATRIX_GROUPS)[number];
export const MATRIX_LOOKS = ['cells', 'list'] as const;
export type MatrixLook = (typeof MATRIX_LOOKS)[number];
export type Theme = 'system' | 'light' | 'dark';
/** Which expectations the canvas shows: all, those of what is selected, or none. */
export const EXPECTATIONS_SHOWN = ['selected', 'all', 'none'] as const;
export type ExpectationsShown = (typeof EXPECTATIONS_SHOWN)[number];
export type DialogName =
  | 'addHosts'
  | 'commands'
  | 'connect'
  | 'examples'
  | 'expect'
  | 'open'
  | 'replace'
  | 'save'
  | 'sandbox'
  | 'shortcuts'
  | 'about'
  | 'deploy'
  | 'destroy'
  | 'discard';

/** A past round, the file as it is saved, or another design. */
export type Comparison =
  | { readonly kind: 'moment'; readonly at: number }
  | { readonly kind: 'saved' }
  | { readonly kind: 'deployed' }
  | { readonly kind: 'file'; readonly name: string; readonly text: string };

export interface PacketWay {
  readonly hops: readonly (readonly string[])[];
  readonly stops: boolean;
  readonly fault: string | null;
  /** Index of the hop up to which frames were seen; absent: the packet walks all of it. */
  readonly reached?: number;
  /** It was measured and nothing came back, and nobody knows where it ended. */
  readonly isLost?: boolean;
  /** It was answered, though the design closes it: the way goes on where it should have ended. */
  readonly isLeak?: boolean;
}

/** The other end of an expectation is being chosen. */
export interface Expecting {
  /** Ids of what it is about. */
  readonly from: readonly string[];
  readonly reachable: boolean;
  readonly both: boolean;
}

/** A way to move the view by hand, without a pointer. */
export const VIEW_MOVES = ['zoomIn', 'zoomOut', 'zoomReset', 'panLeft', 'panRight', 'panUp', 'panDown'] as const;
export type ViewMove = (typeof VIEW_MOVES)[number];

/** What is asked, or told, beside what was just drawn. Without choices it goes by itself. */
export interface Offer {
  /** Of the window, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly words: string;
  readonly choices: readonly { readonly label: string; readonly run: () => void }[];
}

export interface ViewState {
  /** Ids of drawn things and wires (object-id.ts). */
  readonly selection: readonly string[];
  readonly panel: PanelName;
  readonly panelOpen: boolean;
  readonly theme: Theme;
  readonly language: Language;
  /** Says what the core wrote in the language: loaded with the first that is not English (tasks/language.ts). */
  readonly speak: Speak;
  readonly autosave: boolean;
  readonly dialog: DialogName | null;
  /** What goes on once unsaved changes may be lost. */
  readonly afterDiscard: (() => void) | null;
  /** Path of the file that a save would replace, while that is asked. */
  readonly replacing: string | null;
  /** The matrix shows the hosts' own addresses too. */
  readonly matrixHosts: boolean;
  readonly matrixGroup: MatrixGroup;
  readonly matrixLook: MatrixLook;
  /** Groups of the matrix that are drawn as one row and column. */
  readonly collapsed: readonly string[];
  /** The time of the past round that the matrix shows, in milliseconds since 1970; null: as it is now. */
  readonly moment: number | null;
  /** What the matrix is compared with; null: nothing. */
  readonly comparison: Comparison | null;
  /** Time between two rounds when measuring goes on. */
  readonly intervalMs: number;
  /** The cell that is explained: endpoint ids. */
  readonly cell: { readonly from: string; readonly to: string } | null;
  /** The way that is drawn on the canvas: drawn things of every hop, whether it ends in a fault, and where that lies. */
  readonly path: PacketWay | null;
  /** A drag, a resize or a connection is under way: no undo until it ends. */
  readonly gesture: boolean;
  /** Object that a connection is being drawn from. */
  readonly connecting: string | null;
  readonly expectations: ExpectationsShown;
  readonly expecting: Expecting | null;
  /** The whole drawing in a corner while some of it is out of sight. */
  readonly minimap: boolean;
  /** Item of the palette that is being dragged to its place. */
  readonly placing: PaletteItem | null;
  /** What a drag or a connection would go to if it ended now. */
  readonly dropTarget: string | null;
  readonly offer: Offer | null;
  /** Forwarding rule that the inspector is to show. */
  readonly rule: { readonly host: string; readonly index: number } | null;
  /** Wire under the pointer, and where the pointer is in the window. */
  readonly wire: { readonly id: string; readonly x: number; readonly y: number } | null;
  /** Asks the canvas to show things: all of them, or these. Counts up so that the same can be asked twice. */
  readonly reveal: { readonly ids: readonly string[] | null; readonly count: number };
  /** Asks the canvas to move. */
  readonly move: { readonly by: ViewMove; readonly count: number } | null;
  /** The thing whose wires are gone through by key; Escape goes back to it. */
  readonly wiresOf: string | null;
  /** The arrow of a rule that was chosen on the canvas. What is selected is its host: it has no fields of its own. */
  readonly ruleAt: string | null;
  /** Line of the text panel to go to. */
  readonly line: { readonly line: number; readonly count: number } | null;
  readonly zoom: number;
  /** A sentence about what was just refused or done; it goes by itself. */
  readonly notice: string | null;
  select(ids: readonly string[]): void;
  revealObjects(ids: readonly string[] | null): void;
  moveView(by: ViewMove): void;
  goToLine(line: number): void;
  showPanel(panel: PanelName): void;
  set(change: Partial<Omit<ViewState, 'set' | 'select' | 'revealObjects' | 'moveView' | 'goToLine' | 'showPanel'>>): void;
}

/** What is remembered between visits on this machine. */
export interface Preferences {
  readonly theme: Theme;
  readonly language: Language;
  /** The open file is written after each edit. Off until chosen: what lies in the file is what the next deploy or commit takes. */
  readonly autosave: boolean;
}

export function createViewStore(preferences: Preferences) {
  return createStore<ViewState>()((set, get) => ({
    selection: [],
    panel: 'matrix',
    panelOpen: true,
    ...preferences,
    speak: asWritten,
    dialog: null,
    afterDiscard: null,
    replacing: null,
    matrixHosts: false,
    matrixGroup: 'host',
    matrixLook: 'cells',
    collapsed: [],
    moment: null,
    comparison: null,
    intervalMs: 2_000,
    cell: null,
    path: null,
    gesture: false,
    connecting: null,
    expectations: 'selected',
    expecting: null,
    minimap: true,
    placing: null,
    dropTarget: null,
    offer: null,
    rule: null,
    wire: null,
    reveal: { ids: null, count: 0 },
    move: null,
    wiresOf: null,
    ruleAt: null,
    line: null,
    zoom: 1,
    notice: null,
    select(ids) {
      const { selection, ruleAt } = get();
      if (ruleAt === null && ids.length === selection.length && ids.every((id, index) => id === selection[index])) return;
      set({ selection: ids, wiresOf: null, ruleAt: null });
    },
    revealObjects(ids) {
      set({ reveal: { ids, count: get().reveal.count + 1 } });
    },
    moveView(by) {
      set({ move: { by, count: (get().move?.count ?? 0) + 1 } });
    },
    goToLine(line) {
      set({ line: { line, count: (get().line?.count ?? 0) + 1 }, panel: 'text', panelOpen: true });
    },
    showPanel(panel) {
      set({ panel, panelOpen: true });
    },
    set(change) {
      set(change);
    },
  }));
}

export type ViewStore = ReturnType<typeof createViewStore>;
