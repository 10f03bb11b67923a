/** The sixteen colours of a terminal, and those around them, from the tokens of the page. */
import type { ITheme } from '@xterm/xterm';

const LIGHT = {
  black: '#1b2430',
  red: '#b3271f',
  green: '#14704c',
  yellow: '#8a5200',
  blue: '#2460d8',
  magenta: '#982a60',
  cyan: '#0b6f6d',
  white: '#6b7686',
  brightBlack: '#566273',
  brightRed: '#d8433b',
  brightGreen: '#1f8a5f',
  brightYellow: '#a86500',
  brightBlue: '#2f6fed',
  brightMagenta: '#b83a78',
  brightCyan: '#0f8583',
  brightWhite: '#1b2430',
} as const satisfies ITheme;

const DARK = {
  black: '#27313d',
  red: '#ff7a70',
  green: '#4ac492',
  yellow: '#eba552',
  blue: '#7aa5ff',
  magenta: '#ee7fb2',
  cyan: '#3cc7c2',
  white: '#c3ccd6',
  brightBlack: '#8a95a4',
  brightRed: '#ff9a92',
  brightGreen: '#6fd8ac',
  brightYellow: '#f5c07d',
  brightBlue: '#9bbcff',
  brightMagenta: '#f59fc6',
  brightCyan: '#66dbd6',
  brightWhite: '#ffffff',
} as const satisfies ITheme;

/** `token` reads a custom property of the page as it is now. `locked`: nothing can be typed, so the cursor is not seen. */
export function coloursOf(theme: 'light' | 'dark', locked: boolean, token: (name: string) => string): ITheme {
  return {
    ...(theme === 'dark' ? DARK : LIGHT),
    foreground: token('--ink'),
    background: token('--surface'),
    cursor: token(locked ? '--surface' : '--accent'),
    cursorAccent: token(locked ? '--ink' : '--surface'),
    selectionBackground: theme === 'dark' ? '#2b4a86' : '#c3d7fb',
    selectionInactiveBackground: token('--sunken'),
    scrollbarSliderBackground: token('--line'),
    scrollbarSliderHoverBackground: token('--line-strong'),
    scrollbarSliderActiveBackground: token('--line-strong'),
  };
}
