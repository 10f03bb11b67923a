/** The file itself, edited beside the canvas: what is typed is on the canvas at once, where it can be read. */
import { lazy, Suspense } from 'react';
import { useAnalysis } from '../../store/hooks.ts';
import { LineProblems } from './line-problems.tsx';
import styles from './text-panel.module.css';

/** Loaded when the panel is first opened: the editor is a third of the page. */
const TextEditor = lazy(() => import('./text-editor.tsx'));

export function TextPanel() {
  const problems = useAnalysis((analysis) => analysis.located);
  return (
    <div className={styles.panel}>
      <Suspense fallback={<div className={styles.editor} aria-busy="true" />}>
        <TextEditor />
      </Suspense>
      <LineProblems problems={problems} />
    </div>
  );
}
