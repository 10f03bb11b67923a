/** The editor's state: YAML, line numbers, problems at their lines; its history is that of the design, its look from the page's tokens. */
import { defaultKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Annotation, EditorState, type Transaction } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers, type ViewUpdate } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Marks a change that comes from the canvas. */
const outside = Annotation.define<true>();

export function isOutside(transaction: Transaction): boolean {
  return transaction.annotation(outside) === true;
}

const highlight = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--hue-4-ink)' },
  { tag: [tags.string, tags.content], color: 'var(--ink)' },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: 'var(--hue-3-ink)' },
  { tag: tags.comment, color: 'var(--ink-3)', fontStyle: 'italic' },
  { tag: [tags.punctuation, tags.separator, tags.bracket], color: 'var(--ink-2)' },
]);

const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'var(--surface)', fontSize: '12px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '18px', fontVariantLigatures: 'none' },
  '.cm-content': { padding: '8px 0 24px', caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { color: 'var(--ink-3)', backgroundColor: 'var(--paper)', border: 'none' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--accent) 6%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--accent) 26%, transparent)',
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--sunken)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--accent-tint)' },
  '.cm-lintRange': { backgroundImage: 'none', textDecoration: 'underline wavy 1px', textUnderlineOffset: '3px' },
  '.cm-lintRange-error': { textDecorationColor: 'var(--blocked)' },
  '.cm-lintRange-warning': { textDecorationColor: 'var(--leak)' },
  '.cm-lintRange-info': { textDecorationColor: 'var(--accent)' },
  '.cm-tooltip': {
    border: '1px solid var(--line)',
    borderRadius: '8px',
    backgroundColor: 'var(--raised)',
    color: 'var(--ink)',
    font: '13px / 20px var(--words)',
  },
  '.cm-diagnostic': { padding: '6px 10px', borderLeftWidth: '3px', maxWidth: '480px', whiteSpace: 'normal' },
  '.cm-panels': { backgroundColor: 'var(--paper)', color: 'var(--ink)', borderColor: 'var(--line)' },
  '.cm-textfield': { backgroundColor: 'var(--surface)', borderColor: 'var(--line-strong)', color: 'var(--ink)' },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--surface)',
    borderColor: 'var(--line-strong)',
    color: 'var(--ink)',
  },
});

export interface Undoing {
  readonly undo: () => void;
  readonly redo: () => void;
}

export function editorState(
  text: string,
  label: string,
  onUpdate: (update: ViewUpdate) => void,
  { undo, redo }: Undoing,
): EditorState {
  const done = (run: () => void) => (): boolean => {
    run();
    return true;
  };
  return EditorState.create({
    doc: text,
    extensions: [
      lineNumbers(),
      lintGutter(),
      highlightActiveLine(),
      drawSelection(),
      bracketMatching(),
      highlightSelectionMatches(),
      search({ top: true }),
      indentUnit.of('  '),
      EditorState.tabSize.of(2),
      yaml(),
      syntaxHighlighting(highlight),
      look,
      // Tab goes on to the next part of the window, as everywhere: nobody is caught in the editor.
      keymap.of([
        { key: 'Mod-z', run: done(undo), preventDefault: true },
        { key: 'Mod-y', run: done(redo), preventDefault: true },
        { key: 'Mod-Shift-z', run: done(redo), preventDefault: true },
        ...defaultKeymap,
        ...searchKeymap,
        ...lintKeymap,
      ]),
      // The browser's own menu has undo too, of what it believes to be the text.
      EditorView.domEventHandlers({
        beforeinput: (event) => {
          if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false;
          event.preventDefault();
          return done(event.inputType === 'historyUndo' ? undo : redo)();
        },
      }),
      EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
      EditorView.updateListener.of(onUpdate),
    ],
  });
}

/** Puts another text in, changing only what differs, so that the caret and the scrolling stay. */
export function replaceText(view: EditorView, text: string): void {
  const before = view.state.doc.toString();
  if (before === text) return;
  const shorter = Math.min(before.length, text.length);
  let from = 0;
  while (from < shorter && before[from] === text[from]) from++;
  let end = 0;
  while (end < shorter - from && before[before.length - 1 - end] === text[text.length - 1 - end]) end++;
  const insert = text.slice(from, text.length - end);
  view.dispatch({
    changes: { from, to: before.length - end, insert },
    annotations: outside.of(true),
    // Whoever undoes here looks here.
    ...(view.hasFocus && { selection: { anchor: from + insert.length }, scrollIntoView: true }),
  });
}
