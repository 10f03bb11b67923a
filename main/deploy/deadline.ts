/** A signal that aborts after a time, or with any of the others. The timer does not keep the process alive. */
export function deadline(milliseconds: number, ...signals: readonly AbortSignal[]): AbortSignal {
  return AbortSignal.any([AbortSignal.timeout(milliseconds), ...signals]);
}
