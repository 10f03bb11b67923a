/** What a picture shows, and how the window gets there. */
import type { Workbench } from '../pages/workbench.ts';
import type { TestLab } from '../support/lab.ts';

export interface Stage {
  /** Null for what is only drawn. */
  readonly lab: TestLab | null;
}

export interface Scene {
  /** Of the picture: `matrix` is docs/screenshots/matrix-light.png and matrix-dark.png. */
  readonly name: string;
  /** The design that is open from the start; none: the empty canvas. */
  readonly file?: string;
  readonly size?: { readonly width: number; readonly height: number };
  act(bench: Workbench, stage: Stage): Promise<void>;
  after?(stage: Stage): Promise<void>;
}

/** Writes a design where a window can open it, and gives its path. */
export type AsFile = (name: string, text: string) => Promise<string>;
