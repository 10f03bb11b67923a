/** The contract of shared/contract, answered by the services: what the window and the page talk to. */
import { implement } from '@orpc/server';
import { contract } from '../../shared/contract/contract.ts';
import type { Caller, Services } from '../../main/services/services.ts';
import type { Log } from '../log.ts';
import { toRpcError } from './failure.ts';
import { createPerson } from './person.ts';
import { relay } from './relay.ts';

export interface RouterOptions {
  readonly services: Services;
  readonly log: Log;
}

/** The router of one window: make one for each connection, because questions go back to where they came from. Inputs are validated by the contract; failures arrive as its error VLANVAS, in the middle of a stream too. */
export function createRouter({ services, log }: RouterOptions) {
  const os = implement(contract);
  const person = createPerson();
  /** An unknown host key is a problem here, and the face then calls `hosts.trust`; secrets are asked for. */
  const from = (signal: AbortSignal | undefined): Caller => ({
    signal: signal ?? new AbortController().signal,
    askSecret: person.asker(),
  });
  async function* stream<T>(
    start: (signal: AbortSignal) => AsyncGenerator<T>,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<T, void, void> {
    try {
      yield* relay(start, signal);
    } catch (error) {
      // Whoever cancelled it is gone, and what ended so is no mistake.
      if (signal?.aborted === true && error instanceof Error && error.name === 'AbortError') return;
      throw toRpcError(error, log);
    }
  }
  /** While the stream runs, the window is there. */
  async function* attended<T>(window: string, events: AsyncGenerator<T>): AsyncGenerator<T, void, void> {
    const gone = services.recovery.open(window);
    try {
      yield* events;
    } finally {
      gone();
    }
  }
  const runs = new Map<string, AbortController>();
  /** A deploy under a name by which it can be cancelled; its stream then goes on to the end of the undoing. */
  async function* named<T>(
    run: string,
    start: (signal: AbortSignal) => AsyncGenerator<T>,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<T, void, void> {
    const controller = new AbortController();
    runs.set(run, controller);
    try {
      yield* stream((inner) => start(AbortSignal.any([inner, controller.signal])), signal);
    } finally {
      runs.delete(run);
    }
  }
  return os.router({
    door: { info: os.door.info.handler(() => services.info()) },
    files: {
      open: os.files.open.handler(({ input }) => services.open(input.path)),
      save: os.files.save.handler(({ input }) => services.save(input)),
      watch: os.files.watch.handler(({ input, signal }) =>
        stream((inner) => services.watchFile(input.path, input.revision, inner), signal),
      ),
      examples: os.files.examples.handler(() => services.examples()),
      recent: os.files.recent.handler(async () => [...(await services.recent())]),
    },
    hosts: {
      observe: os.hosts.observe.handler(({ input, signal }) => stream((inner) => services.observe(input, from(inner)), signal)),
      check: os.hosts.check.handler(({ input, signal }) =>
        stream((inner) => services.check(input, input.host, from(inner)), signal),
      ),
      aliases: os.hosts.aliases.handler(async () => [...(await services.aliases())]),
      trust: os.hosts.trust.handler(({ input, signal }) => services.trust(input, input.host, input.fingerprint, from(signal))),
    },
    recovery: {
      keep: os.recovery.keep.handler(({ input }) => services.recovery.keep(input)),
      found: os.recovery.found.handler(async () => [...(await services.recovery.found())]),
      drop: os.recovery.drop.handler(({ input }) => services.recovery.drop(input.window)),
    },
    questions: {
      listen: os.questions.listen.handler(({ input, signal }) => attended(input.window, person.listen(signal))),
      answer: os.questions.answer.handler(({ input }) => person.answer(input.id, input.answer)),
      forget: os.questions.forget.handler(() => services.forgetSecrets()),
    },
    live: {
      follow: os.live.follow.handler(({ input, signal }) => stream((inner) => services.follow(input, from(inner)), signal)),
    },
    containers: {
      act: os.containers.act.handler(({ input, signal }) =>
        services.actOnContainer(input, input.container, input.action, from(signal)),
      ),
    },
    consoles: {
      open: os.consoles.open.handler(({ input, signal }) =>
        stream((inner) => services.openConsole(input, input, from(inner)), signal),
      ),
      write: os.consoles.write.handler(({ input }) => services.writeConsole(input.id, Buffer.from(input.data, 'base64'))),
      resize: os.consoles.resize.handler(({ input }) => services.resizeConsole(input.id, input)),
      taken: os.consoles.taken.handler(({ input }) => services.consoleTaken(input.id, input.bytes)),
    },
    deploy: {
      plan: os.deploy.plan.handler(({ input, signal }) =>
        stream((inner) => services.plan(input, input.purpose, from(inner)), signal),
      ),
      apply: os.deploy.apply.handler(({ input, signal }) =>
        named(
          input.run,
          (inner) => services.apply(input, input.keep === undefined ? {} : { keep: input.keep }, from(inner)),
          signal,
        ),
      ),
      destroy: os.deploy.destroy.handler(({ input, signal }) =>
        named(input.run, (inner) => services.destroy(input, from(inner)), signal),
      ),
      cancel: os.deploy.cancel.handler(({ input }) => runs.get(input.run)?.abort()),
    },
    probe: {
      measure: os.probe.measure.handler(({ input, signal }) =>
        stream((inner) => services.measure(input, measureOptions(input), from(inner)), signal),
      ),
    },
    locate: {
      run: os.locate.run.handler(({ input, signal }) => stream((inner) => services.locate(input, input, from(inner)), signal)),
      viewer: os.locate.viewer.handler(() => services.captureViewer()),
      open: os.locate.open.handler(({ input }) => services.openCapture(input.name, Buffer.from(input.content, 'base64'))),
    },
    lab: {
      status: os.lab.status.handler(() => services.labStatus()),
      up: os.lab.up.handler(({ input, signal }) => stream((inner) => services.labUp(input, from(inner)), signal)),
      down: os.lab.down.handler(({ signal }) => stream((inner) => services.labDown(from(inner)), signal)),
    },
  });
}

type MeasureOptions = Parameters<Services['measure']>[1];

function measureOptions({
  hosts,
  intervalMs,
  only,
  look,
}: { readonly only?: readonly string[] | undefined; readonly look?: boolean | undefined } & Pick<
  MeasureOptions,
  'hosts' | 'intervalMs'
>): MeasureOptions {
  return { hosts, intervalMs, ...(only && { only }), ...(look !== undefined && { look }) };
}

/** Options of both RPC handlers: every failure of a call leaves as VLANVAS, those of its validation too. */
export function handlerOptions(log: Log) {
  return {
    clientInterceptors: [
      async ({ next }: { next: () => Promise<unknown> }): Promise<unknown> => {
        try {
          return await next();
        } catch (error) {
          throw toRpcError(error, log);
        }
      },
    ],
  };
}
