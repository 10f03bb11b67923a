/** The file itself, edited beside the canvas: what is typed is on the canvas at once, where it can be read. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Problem } from '../../../shared/problem/problem.ts';
import { textOf } from '../../store/design.ts';
import { useAnalysis, useDesign, useT, useView, useWorkbench } from '../../store/hooks.ts';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './text-panel.module.css';

export function TextPanel() {
  const t = useT();
  const bench = useWorkbench();
  const document = useDesign((design) => design.document);
  const base = useDesign((design) => design.base);
  const unreadable = useDesign((design) => design.unreadable);
  const written = useMemo(() => textOf({ document, base, unreadable }), [document, base, unreadable]);
  const [typed, setTyped] = useState<string | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const goal = useView((view) => view.line);
  const problems = useAnalysis((analysis) => analysis.problems);
  const text = typed ?? written;
  const lines = text.split('\n');
  const byLine = useMemo(() => problemsByLine(problems), [problems]);

  useEffect(() => {
    if (!goal || !area.current) return;
    const start =
      area.current.value
        .split('\n')
        .slice(0, goal.line - 1)
        .join('\n').length + (goal.line > 1 ? 1 : 0);
    area.current.focus();
    area.current.setSelectionRange(start, start);
    area.current.scrollTop = Math.max(0, (goal.line - 4) * 18);
  }, [goal]);

  return (
    <div className={styles.editor}>
      <div className={styles.gutter} ref={gutter} aria-hidden="true">
        {lines.map((_, index) => {
          const found = byLine.get(index + 1);
          return (
            <div key={index} className={styles.number} data-severity={found?.severity} title={found?.message}>
              {found && <SeverityIcon severity={found.severity} size={11} />}
              {index + 1}
            </div>
          );
        })}
      </div>
      <textarea
        ref={area}
        className={styles.area}
        aria-label={t('text.label')}
        spellCheck={false}
        wrap="off"
        value={text}
        onFocus={() => setTyped(written)}
        onChange={(event) => {
          setTyped(event.target.value);
          bench.design.getState().typeText(event.target.value, bench.t('edit.text'));
        }}
        onBlur={() => {
          setTyped(null);
          bench.design.getState().seal();
        }}
        onScroll={(event) => {
          if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
      <LineProblems problems={problems} />
    </div>
  );
}

function problemsByLine(problems: readonly Problem[]): ReadonlyMap<number, Problem> {
  const found = new Map<number, Problem>();
  for (const problem of problems) {
    const line = problem.place?.line;
    if (line !== undefined && !found.has(line)) found.set(line, problem);
  }
  return found;
}

function LineProblems({ problems }: { readonly problems: readonly Problem[] }) {
  const t = useT();
  const goToLine = useView((view) => view.goToLine);
  const errors = problems.filter((problem) => problem.severity === 'error' && problem.place?.line !== undefined);
  if (errors.length === 0) return null;
  return (
    <ul className={styles.problems} aria-label={t('panel.problems')}>
      {errors.map((problem, index) => (
        <li key={index}>
          <button type="button" onClick={() => goToLine(problem.place?.line ?? 1)}>
            <b>{t('text.line', { line: problem.place?.line ?? 1 })}</b> {problem.message} {problem.hint}
          </button>
        </li>
      ))}
    </ul>
  );
}
