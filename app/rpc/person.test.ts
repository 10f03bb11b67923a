import { describe, expect, test } from 'vitest';
import type { QuestionEvent, SecretQuestion } from '../../shared/contract/secrets.ts';
import { createPerson } from './person.ts';

const question: SecretQuestion = {
  kind: 'sudo',
  host: 'docker01',
  user: 'ann',
  address: '192.0.2.1',
  port: 22,
  refused: null,
  keychain: { missing: 'door' },
};

const idOf = (event: IteratorResult<QuestionEvent, unknown>): string => (event.done ? '' : event.value.id);

describe('the person at a window', () => {
  test('is nobody while no window listens', () => {
    expect(createPerson().asker()).toBeUndefined();
  });

  test('sees a question and answers it once', async () => {
    const person = createPerson();
    const events = person.listen(undefined);
    const first = events.next();
    const answer = person.asker()?.(question, new AbortController().signal);
    const event = await first;
    expect(event.value).toMatchObject({ type: 'ask', question });
    const id = idOf(event);
    person.answer(id, { answer: 'given', secret: 'horse', keep: false });
    person.answer(id, { answer: 'cancelled' });
    expect(await answer).toEqual({ answer: 'given', secret: 'horse', keep: false });
    await events.return(undefined);
    expect(person.asker()).toBeUndefined();
  });

  test('is told when a question is not open any more', async () => {
    const person = createPerson();
    const events = person.listen(undefined);
    const first = events.next();
    const operation = new AbortController();
    const answer = person.asker()?.(question, operation.signal);
    const id = idOf(await first);
    operation.abort(new Error('cancelled'));
    await expect(answer).rejects.toThrow('cancelled');
    expect((await events.next()).value).toEqual({ type: 'withdrawn', id });
  });

  test('a listener that leaves ends its stream', async () => {
    const leave = new AbortController();
    const events = createPerson().listen(leave.signal);
    const next = events.next();
    leave.abort();
    expect((await next).done).toBe(true);
  });
});
