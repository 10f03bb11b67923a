/**
 * The editor of the text panel. It lies in a shadow tree, because there its style sheets are made by script, which the page's
 * policy allows, and not as style elements, which it does not.
 */
import { setDiagnostics } from '@codemirror/lint';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef, useState } from 'react';
import { textOf } from '../../store/design.ts';
import { useAnalysis, useT, useView, useWorkbench } from '../../store/hooks.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { editorState, isOutside, replaceText } from './editor-state.ts';
import styles from './text-panel.module.css';

/** What is typed without a pause of this length is one step of the history. */
const PAUSE_MS = 700;

export default function TextEditor() {
  const t = useT();
  const bench = useWorkbench();
  const frame = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<EditorView | null>(null);
  const label = t('text.label');
  const problems = useAnalysis((analysis) => analysis.located);
  const goal = useView((state) => state.line);
  /** Numbers of the goals that were gone to already. */
  const reached = useRef(0);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const { design } = bench;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const parent = root.appendChild(document.createElement('div'));
    parent.style.height = '100%';
    let timer = 0;
    // The text that the design has after what was typed: it may be written in another way, which is left for later.
    let written = textOf(design.getState());
    const state = editorState(
      written,
      label,
      (update) => {
        if (!update.docChanged || update.transactions.some(isOutside)) return;
        // What is pasted is a step of its own, however soon after the last letter.
        const isPasted = update.transactions.some((transaction) => transaction.isUserEvent('input.paste'));
        if (isPasted) design.getState().seal();
        design.getState().typeText(update.state.doc.toString(), bench.t('edit.text'));
        if (isPasted) design.getState().seal();
        written = textOf(design.getState());
        window.clearTimeout(timer);
        timer = window.setTimeout(() => design.getState().seal(), PAUSE_MS);
      },
      { undo: () => design.getState().undo(), redo: () => design.getState().redo() },
    );
    const made = new EditorView({ state, parent, root });
    const stop = design.subscribe((now) => {
      const text = textOf(now);
      if (text === written) return;
      written = text;
      replaceText(made, text);
    });
    setView(made);
    return () => {
      stop();
      window.clearTimeout(timer);
      design.getState().seal();
      made.destroy();
      parent.remove();
      setView(null);
    };
  }, [bench, label]);

  useEffect(() => {
    view?.dispatch(setDiagnostics(view.state, diagnosticsOf(problems, view.state.doc, bench)));
  }, [view, problems, bench]);

  useEffect(() => {
    if (!view || !goal || reached.current === goal.count) return;
    reached.current = goal.count;
    const line = view.state.doc.line(Math.max(1, Math.min(goal.line, view.state.doc.lines)));
    view.dispatch({ selection: { anchor: line.from }, effects: EditorView.scrollIntoView(line.from, { y: 'center' }) });
    view.focus();
  }, [view, goal]);

  return <div ref={frame} className={styles.editor} data-editor="" />;
}
