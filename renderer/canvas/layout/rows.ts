/** Containers of one host in rows above their rails, clear of the lanes and wires that pass through. */

/** Something vertical that passes the rows `from`..`to`, both included. */
export interface Obstacle {
  readonly x: number;
  readonly from: number;
  readonly to: number;
}

export interface Card {
  readonly key: string;
  readonly width: number;
  readonly height: number;
}

export interface PlacedCard extends Card {
  readonly x: number;
  /** From the top of the row. */
  readonly y: number;
}

const GAP = 12;
const CLEARANCE = 10;

/** How many cards stand beside each other: three, and more where there are many. */
export function cardsPerLine(count: number): number {
  return count <= 3 ? count : Math.min(6, Math.max(3, Math.ceil(Math.sqrt(count * 1.4))));
}

export function placeRow(
  cards: readonly Card[],
  row: number,
  left: number,
  obstacles: readonly Obstacle[],
): { cards: readonly PlacedCard[]; height: number } {
  const blocked = obstacles.filter((obstacle) => obstacle.from <= row && row <= obstacle.to).map((obstacle) => obstacle.x);
  const perLine = cardsPerLine(cards.length);
  const placed: PlacedCard[] = [];
  let x = left;
  let y = 0;
  let lineHeight = 0;
  cards.forEach((card, index) => {
    if (index > 0 && index % perLine === 0) {
      x = left;
      y += lineHeight + GAP;
      lineHeight = 0;
    }
    x = clearOf(x, card.width, blocked);
    placed.push({ ...card, x, y });
    x += card.width + GAP;
    lineHeight = Math.max(lineHeight, card.height);
  });
  return { cards: placed, height: cards.length === 0 ? 0 : y + lineHeight };
}

function clearOf(start: number, width: number, blocked: readonly number[]): number {
  let x = start;
  for (const at of [...blocked].sort((a, b) => a - b)) {
    if (at > x - CLEARANCE && at < x + width + CLEARANCE) x = at + CLEARANCE + 2;
  }
  return x;
}
