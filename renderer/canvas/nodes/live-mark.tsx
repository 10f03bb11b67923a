/** The mark of a drawn thing: a shape for what it is, the words for who cannot see it or wants to know more. */
import { markWords } from '../../store/marks.ts';
import type { Mark } from '../../store/marks.ts';
import { useT } from '../../store/hooks.ts';
import styles from './live-mark.module.css';

export function LiveMark({ mark }: { readonly mark: Mark | null }) {
  const t = useT();
  if (!mark) return null;
  const words = markWords(t, mark);
  return <span className={styles.mark} data-mark={mark.tone} data-tone={mark.tone} role="img" aria-label={words} title={words} />;
}
