/** Errors that came back for a ping, as sentences. */
import type { ReadFrame } from './sightings.ts';

/** What people meet of RFC 792, 1812 and 4443. */
const MEANINGS: Readonly<Record<string, string>> = {
  '4/3/0': 'network unreachable',
  '4/3/1': 'host unreachable',
  '4/3/2': 'protocol unreachable',
  '4/3/3': 'port unreachable',
  '4/3/4': 'too large for the next link',
  '4/3/9': 'network prohibited',
  '4/3/10': 'host prohibited',
  '4/3/13': 'administratively prohibited',
  '4/5/0': 'another router is better',
  '4/5/1': 'another router is better',
  '4/11/0': 'it went through too many routers',
  '6/1/0': 'no route',
  '6/1/1': 'administratively prohibited',
  '6/1/3': 'address unreachable',
  '6/1/4': 'port unreachable',
  '6/2/0': 'too large for the next link',
  '6/3/0': 'it went through too many routers',
};

export function errorNotes(frames: readonly ReadFrame[]): readonly string[] {
  const notes = frames.flatMap(({ error, sender }) => {
    if (!error) return [];
    const { family, type, code } = error;
    const meaning = MEANINGS[`${family}/${type}/${code}`];
    const numbers = `ICMP${family === 6 ? 'v6' : ''} type ${type}, code ${code}`;
    return [`${sender} answered with an error: ${meaning === undefined ? numbers : `${meaning} (${numbers})`}.`];
  });
  return [...new Set(notes)];
}
