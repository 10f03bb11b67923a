/** The contract of shared/contract, answered by the services: what the window and the page talk to. */
import { implement } from '@orpc/server';
import { contract } from '../../shared/contract/contract.ts';
import type { Services } from '../../main/services/services.ts';
import type { Log } from '../log.ts';
import { toRpcError } from './failure.ts';
import { relay } from './relay.ts';

export interface RouterOptions {
  readonly services: Services;
  readonly log: Log;
}

/** A caller without a person to ask: an unknown host key is a problem, and the face then calls `hosts.trust`. */
function caller(signal: AbortSignal | undefined) {
  return { signal: signal ?? new AbortController().signal };
}

/** The router. Inputs are validated by the contract; failures arrive as its error VLANVAS, in the middle of a stream too. */
export function createRouter({ services, log }: RouterOptions) {
  const os = implement(contract);
  async function* stream<T>(
    start: (signal: AbortSignal) => AsyncGenerator<T>,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<T, void, void> {
    try {
      yield* relay(start, signal);
    } catch (error) {
      throw toRpcError(error, log);
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
      examples: os.files.examples.handler(() => services.examples()),
      recent: os.files.recent.handler(async () => [...(await services.recent())]),
    },
    hosts: {
      observe: os.hosts.observe.handler(({ input, signal }) =>
        stream((inner) => services.observe(input, { signal: inner }), signal),
      ),
      trust: os.hosts.trust.handler(({ input, signal }) => services.trust(input, input.host, input.fingerprint, caller(signal))),
    },
    deploy: {
      plan: os.deploy.plan.handler(({ input, signal }) =>
        stream((inner) => services.plan(input, input.purpose, { signal: inner }), signal),
      ),
      apply: os.deploy.apply.handler(({ input, signal }) =>
        named(
          input.run,
          (inner) => services.apply(input, input.keep === undefined ? {} : { keep: input.keep }, { signal: inner }),
          signal,
        ),
      ),
      destroy: os.deploy.destroy.handler(({ input, signal }) =>
        named(input.run, (inner) => services.destroy(input, { signal: inner }), signal),
      ),
      cancel: os.deploy.cancel.handler(({ input }) => runs.get(input.run)?.abort()),
    },
    probe: {
      measure: os.probe.measure.handler(({ input, signal }) =>
        stream((inner) => services.measure(input, measureOptions(input), { signal: inner }), signal),
      ),
    },
    lab: {
      status: os.lab.status.handler(() => services.labStatus()),
      up: os.lab.up.handler(({ input, signal }) => stream((inner) => services.labUp(input, { signal: inner }), signal)),
      down: os.lab.down.handler(({ signal }) => stream((inner) => services.labDown({ signal: inner }), signal)),
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
