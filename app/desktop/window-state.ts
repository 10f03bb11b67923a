/** Size, place, theme and language of the window, remembered from one start to the next. */
import { readFile } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import * as z from 'zod';

const schema = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) }).optional(),
  maximized: z.boolean().optional(),
  theme: z.enum(['system', 'light', 'dark']).optional(),
  language: z.string().optional(),
});

export type WindowState = z.infer<typeof schema>;

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const SMALLEST = { width: 900, height: 600 };
const USUAL = { width: 1360, height: 860 };

/** Reads it; what is missing or unreadable is left out, because a window must open whatever the file says. */
export async function readWindowState(file: string): Promise<WindowState> {
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}

/** Writes it whole or not at all. */
export async function writeWindowState(file: string, state: WindowState): Promise<void> {
  await writeFileAtomic(file, `${JSON.stringify(state, null, 2)}\n`);
}

/** The remembered rectangle where a screen still shows it, else the usual size in the middle (no x and y). */
export function placeWindow(
  remembered: Rectangle | undefined,
  screens: readonly Rectangle[],
): Partial<Rectangle> & { width: number; height: number } {
  const main = screens[0];
  const usual = main ? { width: Math.min(USUAL.width, main.width), height: Math.min(USUAL.height, main.height) } : USUAL;
  if (!remembered) return usual;
  const width = Math.max(remembered.width, SMALLEST.width);
  const height = Math.max(remembered.height, SMALLEST.height);
  // The title bar must be within reach: a strip of it, not a corner.
  const seen = screens.some(
    (screen) =>
      remembered.x + width > screen.x + 100 &&
      remembered.x < screen.x + screen.width - 100 &&
      remembered.y >= screen.y - 10 &&
      remembered.y < screen.y + screen.height - 40,
  );
  return seen ? { x: remembered.x, y: remembered.y, width, height } : usual;
}
