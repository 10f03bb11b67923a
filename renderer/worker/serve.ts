/**
 * Answers the questions of a port, one after the other. Between two of them what came meanwhile is taken in, and a question about a
 * design that was changed since is given up: only the latest edit counts.
 */
import type { Analyst } from './analyst.ts';
import { buffersOf, type Asked, type Reply } from './messages.ts';

interface Port {
  postMessage(message: Reply, transfer: Transferable[]): void;
}

/** Gives the function that takes the messages of the port. */
export function serve(analyst: Analyst, port: Port): (message: Asked) => void {
  const waiting: Asked[] = [];
  let newest = 0;
  let busy = false;

  const work = async (): Promise<void> => {
    busy = true;
    for (let asked = waiting.shift(); asked; asked = waiting.shift()) {
      const { id, method, input } = asked;
      if (revisionOf(asked) < newest) {
        port.postMessage({ id, value: null }, []);
        continue;
      }
      try {
        const value: unknown = await Reflect.apply(analyst[method], analyst, [input]);
        port.postMessage({ id, value }, buffersOf(value));
      } catch (error) {
        port.postMessage({ id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }, []);
      }
      await taken();
    }
    busy = false;
  };

  return (message) => {
    newest = Math.max(newest, message.revision ?? 0);
    waiting.push(message);
    if (!busy) void work();
  };
}

function revisionOf({ revision }: Asked): number {
  return revision ?? Number.POSITIVE_INFINITY;
}

/** Lets messages come in. A channel, because a timer of the page's kind waits at least four milliseconds. */
function taken(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
