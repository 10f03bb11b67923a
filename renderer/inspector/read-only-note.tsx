/** While the text cannot be read: why nothing here can be changed, and the way to the line at fault. */
import { lineOf } from '../store/unreadable.ts';
import type { UnreadableText } from '../store/history.ts';
import { useT, useView } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import styles from './read-only-note.module.css';

export function ReadOnlyNote({ unreadable }: { readonly unreadable: UnreadableText }) {
  const t = useT();
  const goToLine = useView((view) => view.goToLine);
  const line = lineOf(unreadable);
  return (
    <div className={styles.note} role="note">
      <p>{t('inspector.readOnly', { line: String(line) })}</p>
      <Button small onClick={() => goToLine(line)}>
        {t('inspector.toLine', { line: String(line) })}
      </Button>
    </div>
  );
}
