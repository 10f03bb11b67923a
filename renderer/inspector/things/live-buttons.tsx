/** What can be done to a host or a container that is there: a terminal, its logs, start, stop, restart; and what it is now. */
import { isEnabled, labelOf, perform } from '../../actions/action.ts';
import { actionById } from '../../actions/registry.ts';
import { LiveMark } from '../../canvas/nodes/live-mark.tsx';
import { useActual, useLive, useT, useView, useWorkbench } from '../../store/hooks.ts';
import { markWords } from '../../store/marks.ts';
import { useMark } from '../../store/use-mark.ts';
import { Button } from '../../ui/button.tsx';
import styles from './live-buttons.module.css';

/** Actions with the word on their button. */
const HOST = [['console.terminal', 'live.terminal']] as const;
const CONTAINER = [
  ...HOST,
  ['console.logs', 'live.logs'],
  ['container.start', 'live.start'],
  ['container.stop', 'live.stop'],
  ['container.restart', 'live.restart'],
] as const;

interface LiveButtonsProps {
  readonly id: string;
  readonly container?: { readonly key: string; readonly host: string };
}

export function LiveButtons({ id, container }: LiveButtonsProps) {
  const t = useT();
  const bench = useWorkbench();
  const mark = useMark(id, container);
  // What an action may do now follows from these.
  useLive((live) => live.hosts);
  useActual((actual) => actual.acting);
  useView((view) => view.selection);
  const names = container ? CONTAINER : HOST;
  const failing = useLive((live) => live.hosts[container?.host ?? '']?.problem?.message);
  return (
    <>
      {mark && (
        <p className={styles.state} data-live={mark.tone}>
          <LiveMark mark={mark} />
          <span>
            {markWords(t, mark)}
            {mark.tone === 'unknown' && failing !== undefined && <span className={styles.why}> {t.say(failing)}</span>}
          </span>
        </p>
      )}
      <div className={styles.buttons}>
        {names.map(([name, word]) => {
          const action = actionById(name);
          const words = labelOf(action, bench, t);
          return (
            <Button
              key={name}
              small
              title={words}
              aria-label={words}
              disabled={!isEnabled(action, bench)}
              onClick={() => perform(action, bench)}
            >
              {t(word)}
            </Button>
          );
        })}
      </div>
    </>
  );
}
