/**
 * What to do about an object of another design of ours. Mostly it is this very design under the name that it had before: a name says
 * whose an object is, so under a new one nothing that was deployed is known.
 */
export function hintOfOtherDesign(owner: string, kind: 'network' | 'container'): string {
  return `Was this design called "${owner}" before? Then call it so again, destroy it, and deploy it under the new name. Otherwise rename the ${kind} here, or destroy the other design.`;
}
