import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCaptureLine } from './protocol.ts';

describe('a line of the capture', () => {
  it('is what the helper tells', () => {
    expect(parseCaptureLine('ready 3')).toEqual({ type: 'ready' });
    expect(parseCaptureLine('closed 2 there is no such link')).toEqual({
      type: 'closed',
      point: 2,
      why: 'there is no such link',
    });
    expect(parseCaptureLine('frame 1 1795281462309529207 out 98 00ff')).toEqual({
      type: 'frame',
      point: 1,
      at: 1795281462309529207n,
      way: 'out',
      length: 98,
      hex: '00ff',
    });
    expect(parseCaptureLine('unsent 1 Network is unreachable')).toMatchObject({ type: 'unsent', why: 'Network is unreachable' });
    expect(parseCaptureLine('answered 2 1234')).toEqual({ type: 'answered', sequence: 2, microseconds: 1234 });
    expect(parseCaptureLine('error 0 expected: wide POINT')).toEqual({ type: 'error', text: 'expected: wide POINT' });
  });

  it.each([
    '',
    'motd of a login shell',
    'frame 1 2 out 98',
    'frame x 1 out 98 00',
    'frame 1 1 up 98 00',
    'frame 1 1 out 98 0',
    'frame 1 1 out 98 0G',
    'frame 1 1 out 98 00 more',
    'frame 1 99999999999999999999 out 98 00',
    'clock',
    'clock -1',
    'answered 1',
    'answered one 5',
    'closed',
  ])('is nothing where it is malformed: %s', (line) => {
    expect(parseCaptureLine(line)).toBeUndefined();
  });

  it('never throws', () => {
    const word = fc.constantFrom('frame', 'clock', 'sent', 'answered', 'closed', '0', '1', 'out', 'in', '00', '-1', '1e3', '');
    fc.assert(
      fc.property(
        fc.array(word).map((words) => words.join(' ')),
        (line) => void parseCaptureLine(line),
      ),
    );
    fc.assert(fc.property(fc.string(), (line) => void parseCaptureLine(line)));
  });
});
