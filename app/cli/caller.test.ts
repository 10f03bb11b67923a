import { describe, expect, test } from 'vitest';
import { callerOf } from './caller.ts';
import type { SecretQuestion } from '../../shared/contract/secrets.ts';
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
    command: 'vlanvas',
    env: {},
    signal: new AbortController().signal,
    places: {} as Cli['places'],
    ask: null,
    openServices: unused,
    ...more,
  };
}

const question = (host: string, more: Partial<SecretQuestion> = {}): SecretQuestion => ({
  kind: 'sudo',
  host,
  address: '192.0.2.1',
  port: 22,
  user: 'bob',
  refused: null,
  keychain: { missing: 'door' },
  ...more,
});
const { signal } = new AbortController();
const given = (secret: string) => ({ answer: 'given', secret, keep: false });

describe('a secret', () => {
  test('is nobody’s to tell where nobody is there and none is given', () => {
    expect(callerOf(cliWith({})).askSecret).toBeUndefined();
    expect(callerOf(cliWith({ env: { VLANVAS_SUDO_PASSWORD: '' } })).askSecret).toBeUndefined();
  });

  test('for sudo is taken from the environment once, not again when it is wrong, and for nothing else', async () => {
    const ask = callerOf(cliWith({ env: { VLANVAS_SUDO_PASSWORD: 'right horse' } })).askSecret;
    expect(await ask?.(question('a'), signal)).toEqual(given('right horse'));
    expect(await ask?.(question('a', { refused: 'typed' }), signal)).toEqual({ answer: 'without' });
    expect(await ask?.(question('a', { kind: 'password' }), signal)).toEqual({ answer: 'without' });
  });

  test('is asked for one host at a time, and says what for', async () => {
    const asked: string[] = [];
    const answers: ((text: string) => void)[] = [];
    const askSecret = (text: string) => {
      asked.push(text);
      return new Promise<string>((resolve) => answers.push(resolve));
    };
    const ask = callerOf(cliWith({ askSecret })).askSecret;
    const all = [
      question('one'),
      question('two', { kind: 'password', refused: 'typed' }),
      question('three', { kind: 'passphrase', path: '/home/bob/.ssh/id_rsa' }),
    ].map(async (each) => await ask?.(each, signal));
    await new Promise(setImmediate);
    expect(asked).toEqual(['Password of bob on one for sudo (empty: do without root): ']);
    answers[0]?.('first');
    await new Promise(setImmediate);
    expect(asked[1]).toBe('two did not take that. Password of bob on two: ');
    answers[1]?.('second');
    await new Promise(setImmediate);
    expect(asked[2]).toContain('Passphrase of the key /home/bob/.ssh/id_rsa, for three');
    answers[2]?.('');
    expect(await Promise.all(all)).toEqual([given('first'), given('second'), { answer: 'without' }]);
  });
});
