/** Follows a measurement round by round. */
import type { Design, Services } from '../../main/services/services.ts';
import type { ProbeEvent } from '../../shared/contract/events.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import type { HostState } from '../../shared/state/state.ts';
import type { Look } from '../../shared/verdict/look.ts';
import type { MeasuredPair } from '../../shared/verdict/measurement.ts';
import { callerOf } from './caller.ts';
import type { Cli } from './context.ts';
import { createProgress } from './print/progress.ts';

export interface Round {
  readonly cells: readonly MeasuredPair[];
  readonly milliseconds: number;
  readonly methods: Extract<ProbeEvent, { type: 'round-end' }>['methods'];
  readonly problems: readonly Problem[];
  /** The hosts as they were when the measurement began. */
  readonly observed: readonly HostState[];
  /** The hosts as they were seen after pairs had surprised; of an earlier round where the same surprise again. */
  readonly look?: Look;
}

export interface MeasureResult {
  /** Of hosts that could not be reached. */
  readonly failures: readonly Problem[];
}

type MeasureOptions = Parameters<Services['measure']>[1];

/** Measures; `onRound` is called at the end of every round. Ends after one round, or when the person does. */
export async function runMeasure(
  cli: Cli,
  services: Services,
  design: Design,
  options: MeasureOptions,
  onRound: (round: Round) => void,
): Promise<MeasureResult> {
  const failures: Problem[] = [];
  const observed: HostState[] = [];
  const progress = createProgress(cli.screen);
  let cells: MeasuredPair[] = [];
  let look: Look | undefined;
  let pairs = 0;
  try {
    for await (const event of services.measure(design, options, callerOf(cli))) {
      switch (event.type) {
        case 'host':
          progress.event(event);
          if (event.state === 'ready') observed.push(event.observed);
          if (event.state === 'failed') failures.push(event.problem);
          break;
        case 'round':
          cells = [];
          pairs = event.pairs;
          break;
        case 'cells':
          cells.push(...event.cells);
          if (options.intervalMs === null) cli.screen.live([`measured ${cells.length} of ${pairs} pairs`]);
          break;
        case 'look':
          ({ look } = event);
          break;
        case 'round-end': {
          progress.end();
          const { milliseconds, methods, problems } = event;
          onRound({ cells, milliseconds, methods, problems, observed, ...(look && { look }) });
          break;
        }
      }
    }
  } finally {
    progress.end();
  }
  return { failures };
}
