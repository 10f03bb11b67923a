/** While the text cannot be read: why the canvas is not edited, where the error is, and the two ways on. */
import { actionById } from '../actions/registry.ts';
import { perform } from '../actions/action.ts';
import { lineOf } from '../store/unreadable.ts';
import { useDesign, useT, useView, useWorkbench } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import styles from './unreadable-banner.module.css';

export function UnreadableBanner() {
  const t = useT();
  const bench = useWorkbench();
  const unreadable = useDesign((design) => design.unreadable);
  const goToLine = useView((view) => view.goToLine);
  // The Text panel tells what is wrong itself.
  const isInText = useView((view) => view.panelOpen && view.panel === 'text');
  if (!unreadable) return null;
  const line = lineOf(unreadable);
  const [problem] = unreadable.problems;
  return (
    <div className={styles.banner} role="status" data-testid="unreadable">
      <p className={styles.words}>
        {t(unreadable.nothingRead === true ? 'canvas.nothingRead' : 'canvas.unreadable', { line: String(line) })}
        {problem && !isInText && <span className={styles.problem}>{t.say(problem.message)}</span>}
      </p>
      <div className={styles.choices}>
        <Button small look="primary" onClick={() => goToLine(line)}>
          {t('canvas.toError')}
        </Button>
        {unreadable.nothingRead !== true && (
          <Button small title={t('canvas.lastReadableHint')} onClick={() => perform(actionById('edit.lastReadable'), bench)}>
            {t('canvas.lastReadable')}
          </Button>
        )}
      </div>
    </div>
  );
}
