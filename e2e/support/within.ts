/** Deadlines for what brings up and takes down: a step that hangs is named, where the test's own timeout would not say which it was. */

/** Milliseconds that a program has to start, to end, or to answer; a busy machine needs some of them. */
export const PATIENCE = 30_000;

/** What the work gives, or an error that names the step after so many milliseconds; the work itself goes on. */
export async function within<Result>(milliseconds: number, step: string, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${step} took more than ${milliseconds / 1000} s`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
