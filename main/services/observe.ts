import type { HostEvent } from '../../shared/contract/events.ts';
import { streamOf } from '../streams/queue.ts';
import { readDesign } from './read-design.ts';
import type { Caller, Design } from './services.ts';
import { survey } from './survey.ts';
import type { Connect } from './survey.ts';

/** Connects to every host of the design and reads it, containers' namespaces included. */
export function observeDesign(design: Design, connect: Connect, caller: Caller): AsyncGenerator<HostEvent> {
  return streamOf<HostEvent>(async (push) => {
    await survey(readDesign(design).topology, { connect, caller, namespaces: true, push });
  });
}
