import { describePlace, type Place } from '../../shared/problem/problem.ts';
import type { Translate } from '../locales/index.ts';

/** Where a problem is, as a person reads it: the words for its line are those of the language, the rest are names. */
export function placeText(t: Translate, place: Place | undefined): string {
  return describePlace(place)
    .split(' · ')
    .map((part) => t.say(part))
    .join(' · ');
}
