/** The examples as cards, from the simplest on: a picture, what it is called, what it shows. */
import { useMemo } from 'react';
import { useLive, useT } from '../store/hooks.ts';
import { simplestFirst } from './example-order.ts';
import { ExamplePicture } from './example-picture.tsx';
import styles from './example-gallery.module.css';

export function ExampleGallery({ onPick }: { readonly onPick: (text: string) => void }) {
  const t = useT();
  const examples = useLive((live) => live.examples);
  const sorted = useMemo(() => simplestFirst(examples), [examples]);
  return (
    <div className={styles.examples}>
      {sorted.map(({ id, title, summary, text }) => (
        <button key={id} type="button" className={styles.example} data-example={id} onClick={() => onPick(text)}>
          <span className={styles.frame}>
            <ExamplePicture text={text} />
          </span>
          <b>{t.say(title)}</b>
          <span className={styles.words}>{t.say(summary)}</span>
        </button>
      ))}
    </div>
  );
}
