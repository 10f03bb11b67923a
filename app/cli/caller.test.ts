import { describe, expect, test } from 'vitest';
import { callerOf } from './caller.ts';
import type { Cli } from './context.ts';

/** Only what a caller is made of. */
function cliWith(more: Partial<Pick<Cli, 'env' | 'ask' | 'askSecret'>>): Cli {
  const unused = () => {
    throw new Error('not needed here');
  };
  return {
    out: { write: unused, width: 80, terminal: false, paint: {} as Cli['out']['paint'] },
    screen: {} as Cli['screen'],
    folder: '/',
    env: {},
    signal: new AbortController().signal,
    places: {} as Cli['places'],
    ask: null,
    openServices: unused,
    ...more,
  };
}

const question = (host: string, wrong = false) => ({ host, address: '192.0.2.1', user: 'bob', wrong });

describe('the password that sudo wants', () => {
  test('is nobody’s to tell where nobody is there and none is given', () => {
    expect(callerOf(cliWith({})).askSudoPassword).toBeUndefined();
    expect(callerOf(cliWith({ env: { VLANVAS_SUDO_PASSWORD: '' } })).askSudoPassword).toBeUndefined();
  });

  test('is taken from the environment once, and not again when it is wrong', async () => {
    const ask = callerOf(cliWith({ env: { VLANVAS_SUDO_PASSWORD: 'right horse' } })).askSudoPassword;
    expect([await ask?.(question('a')), await ask?.(question('a', true))]).toEqual(['right horse', null]);
  });

  test('is asked for one host at a time', async () => {
    const asked: string[] = [];
    const answers: ((text: string) => void)[] = [];
    const askSecret = (text: string) => {
      asked.push(text);
      return new Promise<string>((resolve) => answers.push(resolve));
    };
    const ask = callerOf(cliWith({ askSecret })).askSudoPassword;
    const both = [ask?.(question('one')), ask?.(question('two', true))];
    await new Promise(setImmediate);
    expect(asked).toEqual(['Password of bob on one for sudo (empty: do without root): ']);
    answers[0]?.('first');
    await new Promise(setImmediate);
    expect(asked[1]).toMatch(/^sudo did not take that\. Password of bob on two/);
    answers[1]?.('second');
    expect([await both[0], await both[1]]).toEqual(['first', 'second']);
  });
});
