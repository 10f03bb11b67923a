import { EXPECTATIONS_SHOWN } from '../store/view.ts';
import type { Action } from './action.ts';
import { canExpect, endsOf, expect, expectWords, type Statement } from './expect.ts';

const STATEMENTS = {
  oneOpen: { reachable: true, both: false, keys: 'E' },
  oneClosed: { reachable: false, both: false, keys: 'Shift+E' },
  bothOpen: { reachable: true, both: true, keys: 'Mod+E' },
  bothClosed: { reachable: false, both: true, keys: 'Mod+Shift+E' },
} as const satisfies Record<string, Statement & { readonly keys: string }>;

/** In the order of the menus. */
export const EXPECT_ACTIONS = ['oneOpen', 'oneClosed', 'bothOpen', 'bothClosed'] as const;

export const expectActions: readonly Action[] = [
  ...EXPECT_ACTIONS.map((name): Action => {
    const { keys, ...statement } = STATEMENTS[name];
    return {
      id: `expect.${name}`,
      label: 'expect.label',
      idleLabel: `expect.idle.${name}`,
      keys: [keys],
      enabled: canExpect,
      values: (bench) => {
        const { from, to } = endsOf(bench);
        return { words: expectWords(bench.t, { from, ...statement }, to) };
      },
      run: (bench) => expect(bench, statement),
    };
  }),
  ...EXPECTATIONS_SHOWN.map((shown): Action => ({
    id: `view.expectations.${shown}`,
    label: `action.view.expectations.${shown}`,
    checked: (bench) => bench.view.getState().expectations === shown,
    run: (bench) => bench.view.getState().set({ expectations: shown }),
  })),
];
