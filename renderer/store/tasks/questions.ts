/** Questions of the services to the person at this window: what is open is shown, an answer goes back and stays nowhere here. */
import type { SecretAnswer } from '../../../shared/contract/secrets.ts';
import { problemOf } from '../../client/problem-of.ts';
import { notify } from '../notify.ts';
import type { Workbench } from '../workbench.ts';

/** Listens until the connection ends; call it for each new one. What was open then is no question any more. */
export async function listenForQuestions(bench: Workbench): Promise<void> {
  bench.live.setState({ questions: [] });
  try {
    for await (const event of await bench.client.questions.listen({ window: bench.windowId })) {
      bench.live.setState(({ questions }) => {
        const others = questions.filter(({ id }) => id !== event.id);
        return { questions: event.type === 'ask' ? [...others, { id: event.id, question: event.question }] : others };
      });
    }
  } catch {
    // The connection is lost, and told as that; the next one asks anew.
  }
  bench.live.setState({ questions: [] });
}

export async function answerQuestion(bench: Workbench, id: string, answer: SecretAnswer): Promise<void> {
  bench.live.setState(({ questions }) => ({ questions: questions.filter((open) => open.id !== id) }));
  await bench.client.questions.answer({ id, answer }).catch((error: unknown) => notify(bench, problemOf(error).message));
}

export async function forgetSecrets(bench: Workbench): Promise<void> {
  await bench.client.questions.forget();
  notify(bench, bench.t('secret.forgotten'));
}
