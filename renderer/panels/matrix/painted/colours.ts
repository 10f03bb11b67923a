/** The page's colours, as the painted matrix uses them. */
const TOKENS = {
  ink: '--ink',
  ink2: '--ink-2',
  ink3: '--ink-3',
  line: '--line',
  strong: '--line-strong',
  surface: '--surface',
  sunken: '--sunken',
  accent: '--accent',
  open: '--open',
  openTint: '--open-tint',
  closed: '--closed',
  closedTint: '--closed-tint',
  blocked: '--blocked',
  blockedTint: '--blocked-tint',
  leak: '--leak',
  leakTint: '--leak-tint',
} as const;
type ColourName = keyof typeof TOKENS;
export type Colours = Readonly<Record<ColourName, string>>;

export function readColours(element: Element): Colours {
  const style = getComputedStyle(element);
  const names = Object.keys(TOKENS) as readonly ColourName[];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(TOKENS[name]).trim()])) as Colours;
}
