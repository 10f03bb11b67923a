import { describe, expect, test } from 'vitest';
import type { SecretAnswer, SecretQuestion } from '../../shared/contract/secrets.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { AskPerson, Wanted } from './ask.ts';
import { makeSecretKeeper } from './keeper.ts';
import type { Keychain } from './keychain.ts';

const { signal } = new AbortController();
const wanted = (more: Partial<Wanted> = {}): Wanted => ({
  kind: 'password',
  host: 'docker01',
  user: 'ann',
  address: '192.0.2.1',
  port: 22,
  ...more,
});

/** Somebody with these answers in turn; what they were asked is kept. */
function person(...answers: (string | SecretAnswer)[]): AskPerson & { readonly asked: SecretQuestion[] } {
  const asked: SecretQuestion[] = [];
  const ask: AskPerson = async (question) => {
    asked.push(question);
    await new Promise(setImmediate);
    const next = answers.shift() ?? { answer: 'cancelled' };
    return typeof next === 'string' ? { answer: 'given', secret: next, keep: false } : next;
  };
  return Object.assign(ask, { asked });
}

function memoryKeychain(kept: readonly [string, string][] = []): Keychain & { readonly kept: ReadonlyMap<string, string> } {
  const map = new Map(kept);
  return {
    name: 'keyring',
    kept: map,
    read: (name) => Promise.resolve(map.get(name) ?? null),
    write: async (name, secret) => {
      await Promise.resolve(map.set(name, secret));
    },
    remove: async (name) => {
      await Promise.resolve(map.delete(name));
    },
    clear: async () => {
      await Promise.resolve();
      map.clear();
    },
  };
}

describe('what a person was asked', () => {
  test('is kept for whoever needs it next, and only for that machine and user', async () => {
    const keeper = makeSecretKeeper();
    const ann = person('horse', 'other');
    const opening = keeper.opening(ann, signal);
    expect(await opening.askSecret?.(wanted())).toBe('horse');
    await opening.worked();
    expect(await keeper.opening(person(), signal).askSecret?.(wanted())).toBe('horse');
    expect(await keeper.opening(ann, signal).askSecret?.(wanted({ port: 2222 }))).toBe('other');
    expect(ann.asked).toMatchObject([
      { refused: null, keychain: { missing: 'door' }, port: 22 },
      { refused: null, port: 2222 },
    ]);
  });

  test('is asked once for two hosts that want the same key at the same time', async () => {
    const keeper = makeSecretKeeper();
    const ann = person('open sesame');
    const key = { kind: 'passphrase', path: '/home/ann/.ssh/id_ed25519' } as const;
    const both = ['docker01', 'docker02'].map(
      async (host) => await keeper.opening(ann, signal).askSecret?.(wanted({ ...key, host, address: host })),
    );
    expect(await Promise.all(both)).toEqual(['open sesame', 'open sesame']);
    expect(ann.asked).toHaveLength(1);
  });

  test('is asked again with the reason where it was wrong, and another’s right answer is taken without asking', async () => {
    const keeper = makeSecretKeeper();
    const ann = person('wrong', 'right');
    const one = keeper.opening(ann, signal);
    const two = keeper.opening(ann, signal);
    expect([await one.askSecret?.(wanted()), await two.askSecret?.(wanted())]).toEqual(['wrong', 'wrong']);
    expect([await one.askSecret?.(wanted()), await two.askSecret?.(wanted())]).toEqual(['right', 'right']);
    expect(ann.asked.map(({ refused }) => refused)).toEqual([null, 'typed']);
  });

  test('is forgotten where the connection did not come about', async () => {
    const keeper = makeSecretKeeper();
    const opening = keeper.opening(person('wrong'), signal);
    await opening.askSecret?.(wanted());
    opening.failed();
    const ann = person('right');
    expect(await keeper.opening(ann, signal).askSecret?.(wanted())).toBe('right');
    expect(ann.asked[0]?.refused).toBeNull();
  });

  test('is forgotten when told so', async () => {
    const keychain = memoryKeychain();
    const keeper = makeSecretKeeper(keychain);
    const opening = keeper.opening(person({ answer: 'given', secret: 'horse', keep: true }), signal);
    await opening.askSecret?.(wanted());
    await opening.worked();
    await keeper.forget();
    expect(keychain.kept.size).toBe(0);
    expect(await keeper.opening(undefined, signal).askSecret?.(wanted())).toBeNull();
  });
});

describe('a person who does not answer', () => {
  test('is not asked the same again in one operation, and is in the next', async () => {
    const keeper = makeSecretKeeper();
    const sudo = wanted({ kind: 'sudo' });
    const ann = person({ answer: 'without' });
    expect(await keeper.opening(ann, signal).askSecret?.(sudo)).toBeNull();
    expect(await keeper.opening(ann, signal).askSecret?.(sudo)).toBeNull();
    expect(ann.asked).toHaveLength(1);
    expect(await keeper.opening(person('horse'), signal).askSecret?.(sudo)).toBe('horse');
  });

  test('ends the operation: nothing more is asked, and the problem says what was missing', async () => {
    const keeper = makeSecretKeeper();
    const ann = person({ answer: 'cancelled' });
    const failure: unknown = await keeper
      .opening(ann, signal)
      .askSecret?.(wanted())
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(VlanvasError);
    expect(failure).toMatchObject({ kind: 'host', problem: { code: 'SECRET_NOT_GIVEN', place: { host: 'docker01' } } });
    await expect(keeper.opening(ann, signal).askSecret?.(wanted({ host: 'docker02', address: 'b' }))).rejects.toThrow('docker02');
    expect(ann.asked).toHaveLength(1);
  });

  test('any more after a wrong answer: the problem says that it was wrong', async () => {
    const opening = makeSecretKeeper().opening(person('wrong', { answer: 'cancelled' }), signal);
    await opening.askSecret?.(wanted());
    await expect(opening.askSecret?.(wanted())).rejects.toThrow('that was typed was not accepted, and no other was given');
    const keychain = memoryKeychain([['password ann@192.0.2.1:22', 'old']]);
    const later = makeSecretKeeper(keychain).opening(person({ answer: 'cancelled' }), signal);
    await later.askSecret?.(wanted());
    await expect(later.askSecret?.(wanted())).rejects.toThrow('that was kept is not accepted any more');
  });

  test('nobody there and nothing kept: there is nothing to ask with', () => {
    expect(makeSecretKeeper().opening(undefined, signal).askSecret).toBeUndefined();
  });
});

describe('the keychain', () => {
  test('gets what was ticked once it has worked, and not before', async () => {
    const keychain = memoryKeychain();
    const opening = makeSecretKeeper(keychain).opening(person({ answer: 'given', secret: 'horse', keep: true }), signal);
    await opening.askSecret?.(wanted());
    expect(keychain.kept.size).toBe(0);
    await opening.worked();
    expect([...keychain.kept.values()]).toEqual(['horse']);
    expect(await makeSecretKeeper(keychain).opening(undefined, signal).askSecret?.(wanted())).toBe('horse');
  });

  test('loses what is not accepted any more, and the person hears why they are asked', async () => {
    const keychain = memoryKeychain([['password ann@192.0.2.1:22', 'old']]);
    const ann = person('new');
    const opening = makeSecretKeeper(keychain).opening(ann, signal);
    expect([await opening.askSecret?.(wanted()), await opening.askSecret?.(wanted())]).toEqual(['old', 'new']);
    expect(ann.asked).toMatchObject([{ refused: 'kept', keychain: 'keyring' }]);
    expect(keychain.kept.size).toBe(0);
  });
});
