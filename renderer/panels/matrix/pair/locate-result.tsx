/** Where the frames of a ping were seen, place by place, with their tags and MAC addresses, and what to do with the capture. */
import { Check, CircleHelp, Dot, Download, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { LocatedStage, Seen, Spot } from '../../../../shared/locate/located.ts';
import { useT, useWorkbench } from '../../../store/hooks.ts';
import type { LocateState } from '../../../store/live.ts';
import { openCapture, saveCapture } from '../../../store/tasks/locate.ts';
import { Button } from '../../../ui/button.tsx';
import styles from './locate.module.css';
import { PlaceButton } from './place-button.tsx';

type Found = NonNullable<LocateState['found']>;

export function LocatedResult({ found, canView }: { readonly found: Found; readonly canView: boolean }) {
  const t = useT();
  const bench = useWorkbench();
  const { located } = found;
  const card = useRef<HTMLDivElement>(null);
  // It comes below what the pair was measured as, in a panel that is seldom high enough for both.
  useEffect(() => {
    card.current?.scrollIntoView({ block: 'start' });
  }, [found]);
  return (
    <div ref={card} className={styles.result} data-lost={located.answered === 0 || undefined} data-testid="located">
      <p className={styles.text}>{t.say(located.text)}</p>
      {located.hint !== undefined && <p className={styles.hint}>{t.say(located.hint)}</p>}
      {located.notes.map((note) => (
        <p key={note} className={styles.hint}>
          {t.say(note)}
        </p>
      ))}
      <Way found={found} way="there" title={t('cell.there')} />
      <Way found={found} way="back" title={t('cell.back')} />
      <div className={styles.start}>
        <Button small onClick={() => saveCapture(found)}>
          <Download size={13} aria-hidden="true" />
          {t('locate.save')}
        </Button>
        {canView && (
          <Button small onClick={() => void openCapture(bench, found)}>
            {t('locate.open')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Way({ found, way, title }: { readonly found: Found; readonly way: Spot['way']; readonly title: string }) {
  const { located } = found;
  const stages = located[way];
  // Nothing of it was seen: then it has nothing to say.
  if (!stages.some(({ packet, question, answer }) => packet ?? question ?? answer)) return null;
  return (
    <div>
      <h4 className={styles.title}>{title}</h4>
      <ol className={styles.stages}>
        {stages.map((stage, index) => (
          <Place
            key={index}
            stage={stage}
            way={way}
            isLast={located.answered === 0 && located.last?.way === way && located.last.index === index}
          />
        ))}
      </ol>
    </div>
  );
}

interface PlaceProps {
  readonly stage: LocatedStage;
  readonly way: Spot['way'];
  readonly isLast: boolean;
}

function Place({ stage, way, isLast }: PlaceProps) {
  const t = useT();
  const seen = sightsOf(stage, way);
  const state = stage.unheard !== undefined ? 'unheard' : isLast ? 'last' : seen.length > 0 ? 'seen' : 'missed';
  const Icon = { unheard: CircleHelp, last: X, seen: Check, missed: Dot }[state];
  return (
    <>
      {stage.segment !== undefined && <li className={styles.segment}>{t('locate.segment', { name: stage.segment })}</li>}
      <li className={styles.stage} data-state={state}>
        <Icon size={13} aria-label={t(`locate.state.${state}`)} />
        <PlaceButton object={stage.object} look={state === 'missed' ? 'missed' : undefined}>
          {`${stage.at.slice(stage.at.indexOf('/') + 1)} ${stage.link}`}
        </PlaceButton>
        <span className={styles.frames}>
          {stage.unheard !== undefined && <span>{t.say(stage.unheard)}</span>}
          {stage.unheard === undefined && seen.length === 0 && <span>{t('locate.nothing')}</span>}
          {seen.map(({ kind, frames, firstMs, source, destination, tags }) => (
            <span key={kind} className={styles.frame}>
              <span>
                {t(`locate.frame.${kind}`, { count: frames })} · {firstMs.toFixed(2)} ms
                {tags.length > 0 && <b className={styles.tag}>VLAN {tags.join(' / ')}</b>}
              </span>
              <code>
                {source} → {destination}
              </code>
            </span>
          ))}
          {isLast && <span className={styles.lastWord}>{t('locate.seenLast')}</span>}
        </span>
      </li>
    </>
  );
}

type Sight = Seen & { readonly kind: 'request' | 'reply' | 'question' | 'answer' };

/** In the order in which they were seen. */
function sightsOf({ packet, question, answer }: LocatedStage, way: Spot['way']): readonly Sight[] {
  const kind = way === 'there' ? 'request' : 'reply';
  const all: readonly (Sight | null)[] = [
    question && { ...question, kind: 'question' },
    answer && { ...answer, kind: 'answer' },
    packet && { ...packet, kind },
  ];
  return all.filter((sight) => sight !== null).sort((a, b) => a.firstMs - b.firstMs);
}
