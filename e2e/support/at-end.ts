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
    for (const one of opened.reverse()) await (one.close ?? one.down)?.();
  });
  return (one) => {
    opened.push(one);
    return one;
  };
}
