/** Ends what a test file opened, last opened first, also where only part of it came up. */
import { afterAll } from 'vitest';

interface Ending {
  readonly down?: () => Promise<void>;
  readonly close?: () => Promise<void>;
}

/** A function that notes what is opened and hands it on. Call it once in a `describe` or a file. */
export function endingAfterAll(): <Opened extends Ending>(opened: Opened) => Opened {
  const opened: Ending[] = [];
  afterAll(async () => {
    const errors: unknown[] = [];
    // One that does not end keeps none of the others up.
    for (const one of opened.reverse())
      await (one.close ? one.close() : one.down?.())?.catch((error: unknown) => errors.push(error));
    if (errors.length > 0) throw errors.length === 1 ? errors[0] : new AggregateError(errors, errors.map(String).join('\n'));
  });
  return (one) => {
    opened.push(one);
    return one;
  };
}
