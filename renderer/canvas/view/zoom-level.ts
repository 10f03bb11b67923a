/** How much is drawn at a zoom: far out, hosts are cards with counts and networks are lines; close up, addresses are whole. */
export type ZoomLevel = 'far' | 'middle' | 'near';

/** Below this, an address would be less than 5 pixels high. */
const FAR = 0.42;
const NEAR = 1.25;

/** How much larger than drawn words are far out, so that they can be read: in steps, for they are laid out anew at each. */
export function farScale(zoom: number): number {
  return 2 ** (Math.round(-2 * Math.log2(Math.max(zoom, 0.08))) / 2);
}

export function zoomLevel(zoom: number): ZoomLevel {
  return zoom < FAR ? 'far' : zoom > NEAR ? 'near' : 'middle';
}
