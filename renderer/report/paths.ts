/** The ways of the pairs that need telling, hop by hop: predicted, and where the hosts were looked at by what they are. Pure. */
import type { Hop, Walk } from '../../shared/reach/result.ts';
import type { MatrixPair, MatrixReport } from '../../shared/verdict/report.ts';
import type { Translate } from '../locales/index.ts';
import { escapeText } from './escape.ts';
import { outcomeOf } from './outcome.ts';

/** Ways that a report has room for. */
const MOST = 60;

export interface Ways {
  readonly predicted: (pair: MatrixPair) => Walk;
  /** Null where the hosts were not looked at. */
  readonly seen: (pair: MatrixPair) => Walk | null;
}

/** The pairs that are not as they should be; all of them where these are none and they are few. */
export function pairsToTell({ pairs }: MatrixReport): readonly MatrixPair[] {
  const wrong = pairs.filter((pair) => outcomeOf(pair).isWrong || outcomeOf(pair).isUnmet);
  if (wrong.length > 0) return wrong.slice(0, MOST);
  return pairs.length <= MOST ? pairs : [];
}

export function pathsHtml(pairs: readonly MatrixPair[], ways: Ways, t: Translate): string {
  return pairs.map((pair) => pathHtml(pair, ways, t)).join('\n');
}

function pathHtml(pair: MatrixPair, ways: Ways, t: Translate): string {
  const walk = ways.predicted(pair);
  const { className, mark } = outcomeOf(pair);
  const seen = pair.diagnosis ? ways.seen(pair) : null;
  const side = (title: string, text: string, way: Walk | null): string =>
    `<div><h3>${escapeText(title)}</h3><p>${escapeText(text)}</p>${way ? hopsHtml(t('cell.there'), way.there, t) + hopsHtml(t('cell.back'), way.back, t) : ''}</div>`;
  const sides = [
    side(t('cell.predicted'), t.say(walk.text), walk),
    ...(pair.diagnosis ? [side(t('cell.hostsShow'), t.say(pair.diagnosis.text), seen)] : []),
  ];
  const hint = pair.diagnosis?.hint ?? walk.hint;
  const advice = hint === undefined ? '' : `<p>${escapeText(`${t('cell.whatToDo')} ${t.say(hint)}`)}</p>`;
  return `<details${pair.diagnosis ? ' open' : ''}><summary>${escapeText(`${pair.from} → ${pair.to}`)} <code>${escapeText(pair.address)}</code><b class="${className}">${escapeText(mark)}</b></summary>
<div class="sides">${sides.join('')}</div>${advice}</details>`;
}

function hopsHtml(title: string, hops: readonly Hop[], t: Translate): string {
  if (hops.length === 0) return '';
  const items = hops.map(({ at, link, text, outcome }) => {
    const place = [at, link].filter((part) => part !== undefined).join(' ');
    return `<li class="${outcome}"><code>${escapeText(place)}</code> ${escapeText(t.say(text))}</li>`;
  });
  return `<h3>${escapeText(title)}</h3><ol>${items.join('')}</ol>`;
}
