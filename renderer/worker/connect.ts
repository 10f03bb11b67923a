/** The page's end: an `Analyst` whose work is done at the other end of a port. */
import type { Analyst } from './analyst.ts';
import type { Asked, Reply } from './messages.ts';

interface Port {
  postMessage(message: Asked): void;
}

type Input<Method extends keyof Analyst> = Parameters<Analyst[Method]>[0];
type Output<Method extends keyof Analyst> = Awaited<ReturnType<Analyst[Method]>>;

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export interface Connected {
  readonly analyst: Analyst;
  /** Takes what the port says. */
  take(reply: Reply): void;
  /** Ends every question that is open: nobody will answer any more. */
  fail(message: string): void;
}

export function connect(port: Port): Connected {
  const pending = new Map<number, Pending>();
  let count = 0;
  let broken: string | null = null;
  // A look is the state of all hosts: the same is not sent twice.
  let told: Input<'see'> | undefined;
  const ask = <Method extends keyof Analyst>(
    method: Method,
    input: Input<Method>,
    revision?: number,
  ): Promise<Output<Method>> => {
    if (broken !== null) return Promise.reject(new Error(broken));
    const id = ++count;
    const answered = new Promise<Output<Method>>((resolve, reject) => {
      pending.set(id, { resolve: (value) => resolve(value as Output<Method>), reject });
    });
    port.postMessage({ id, method, input, ...(revision !== undefined && { revision }) });
    return answered;
  };
  return {
    analyst: {
      check: (question) => ask('check', question, question.revision),
      predict: (question) => ask('predict', question, question.revision),
      write: (question) => ask('write', question, question.revision),
      walk: (question) => ask('walk', question),
      see(seen) {
        const isSame = told !== undefined && told?.look === seen?.look && told?.text === seen?.text;
        if (isSame && broken === null) return Promise.resolve(null);
        told = seen;
        return ask('see', seen);
      },
      diagnose: (question) => ask('diagnose', question),
      walkSeen: (question) => ask('walkSeen', question),
      causes: (question) => ask('causes', question),
      drift: (question) => ask('drift', question),
      foresee: (question) => ask('foresee', question),
      deployed: (question) => ask('deployed', question),
      isSame: (question) => ask('isSame', question),
      isDeployed: (question) => ask('isDeployed', question),
      tidy: (question) => ask('tidy', question),
      report: (question) => ask('report', question),
    },
    take(reply) {
      const found = pending.get(reply.id);
      pending.delete(reply.id);
      if ('failure' in reply) found?.reject(new Error(reply.failure));
      else found?.resolve(reply.value);
    },
    fail(message) {
      broken = message;
      for (const { reject } of pending.values()) reject(new Error(message));
      pending.clear();
    },
  };
}
