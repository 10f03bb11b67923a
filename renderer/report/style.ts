/** The look of the report and of a picture of the drawing, in both themes; it loads nothing. Colours are those of the window. */
const LIGHT = `--paper:#f6f7f9;--surface:#fff;--line:#dfe3e8;--strong:#c9d0d8;--ink:#1b2430;--ink2:#566273;--open:#14704c;--open-tint:#dff3ea;
--closed-tint:#eceff3;--closed:#566273;--blocked:#b3271f;--blocked-tint:#fbe3e1;--leak:#8a5200;--leak-tint:#fdeed3;--chip:#1b2430;--chip-ink:#f3f6fa;
--h0:#4a5567;--h1:#0f8f8c;--h2:#b4690e;--h3:#7350c7;--h4:#2b72b8;--h5:#b83a78;--h6:#6d7a16;--t1:#d9f1f0;--t2:#fbebd5;--t3:#e9e3f9;--t4:#dcebf8;--t5:#f9e0ec;--t6:#eef1d3`;
const DARK = `--paper:#0f141b;--surface:#151b24;--line:#27313d;--strong:#364252;--ink:#e7ecf2;--ink2:#9fabba;--open:#4ac492;--open-tint:#143528;
--closed-tint:#1f2833;--closed:#9fabba;--blocked:#ff7a70;--blocked-tint:#43201f;--leak:#f0b04d;--leak-tint:#3d2d12;--chip:#e7ecf2;--chip-ink:#18202b;
--h0:#a9b4c2;--h1:#3cc7c2;--h2:#eba552;--h3:#a98df0;--h4:#6bb0ee;--h5:#ee7fb2;--h6:#b7c653;--t1:#10302f;--t2:#352510;--t3:#2a2145;--t4:#13293f;--t5:#3d1a2c;--t6:#2a2f10`;

const DRAWING = `.drawing{max-width:100%;height:auto;display:block;font:600 13px Inter,system-ui,sans-serif}.drawing .mono{font:11.5px ui-monospace,Menlo,Consolas,monospace}.drawing .small{font:500 11px Inter,system-ui,sans-serif}
.drawing text{fill:var(--ink)}.drawing text.small,.drawing text.mono{fill:var(--ink2)}.drawing text.dark{fill:var(--chip-ink)}.drawing .host{fill:var(--surface);stroke:var(--strong)}.drawing .container{fill:var(--surface);stroke:var(--strong)}
.drawing .nic,.drawing .bond{fill:var(--chip)}.drawing .vlan,.drawing .shim{fill:var(--surface);stroke:var(--strong)}.drawing .shim{stroke-dasharray:3 2}.drawing .rule{fill:none;stroke:var(--ink2);stroke-width:1.4}.drawing .rule.drop{stroke-dasharray:3 3}.drawing .tip{fill:var(--ink2)}.drawing rect.nat{fill:var(--surface);stroke:var(--ink2)}.drawing text.nat{fill:var(--ink2);font:600 8.5px ui-monospace,Menlo,Consolas,monospace}.drawing .tunnel{fill:var(--surface);stroke:var(--strong)}.drawing .segment{fill:var(--surface);stroke:var(--strong);stroke-dasharray:5 4}
.drawing .wire{fill:none;stroke:var(--h0);stroke-width:2}.drawing .network{stroke-width:1.2}.drawing .network.ipvlan{stroke-dasharray:5 3}
.drawing .ground{stroke:none}.drawing .host-ground,.drawing .segment-ground,.drawing .tunnel-ground{fill:var(--surface)}
${[1, 2, 3, 4, 5, 6].map((hue) => `.drawing .wire.hue${hue}{stroke:var(--h${hue})}.drawing rect.hue${hue}:not(.container):not(.ground){stroke:var(--h${hue})}.drawing .thin.hue${hue}{fill:var(--h${hue});stroke:none}.drawing .ground.hue${hue}{fill:var(--t${hue})}.drawing .network.hue${hue}{fill:var(--t${hue})}.drawing text.hue${hue}{fill:var(--h${hue})}`).join('')}`;

export const STYLE = `:root{color-scheme:light dark;${LIGHT}}
@media(prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}body{font:14px/1.55 Inter,system-ui,sans-serif;margin:0;padding:32px 40px 64px;color:var(--ink);background:var(--paper)}
h1{font-size:22px;margin:0}h2{font-size:15px;margin:32px 0 10px}.when{color:var(--ink2);margin:2px 0 16px}.say{margin:0 0 4px;max-width:80ch}.when + .say{font-weight:600;font-size:15px}
.sheet{background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:16px;overflow:auto}
table{border-collapse:separate;border-spacing:2px;font-size:12px}th{font-weight:500;text-align:left;padding:2px 8px;white-space:nowrap}thead th{color:var(--ink2)}
td{padding:3px 8px;border-radius:5px;text-align:center;min-width:44px;white-space:nowrap;font-family:ui-monospace,Menlo,Consolas,monospace;font-size:11.5px}
.list td{text-align:left}.list{border-spacing:0}.list td,.list th{border-bottom:1px solid var(--line);border-radius:0}
.open{background:var(--open-tint);color:var(--open)}.predicted-open,.predicted-closed{outline:1px dashed var(--strong);outline-offset:-1px;color:var(--ink2)}.predicted-open{outline-color:var(--open);color:var(--open)}.closed{background:var(--closed-tint);color:var(--closed)}
.unexpectedly-blocked{background:var(--blocked-tint);color:var(--blocked);font-weight:700}.unexpectedly-open{background:var(--leak-tint);color:var(--leak);font-weight:700}
.list tr[class]{background:none}.unmet{box-shadow:inset 0 -2px 0 var(--ink)}.met{box-shadow:inset 0 -2px 0 var(--strong)}
details{border-bottom:1px solid var(--line);padding:6px 0}summary{cursor:pointer}summary b{margin-left:8px;font-weight:600;border-radius:5px;padding:1px 8px}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(280px,1fr));gap:4px 24px;padding:6px 0 8px 18px}.sides h3{font-size:12px;margin:6px 0 2px;color:var(--ink2)}
ol{margin:0;padding-left:22px;font-size:13px}ol code{color:var(--ink2)}li.stops{color:var(--blocked);font-weight:600}
.legend{display:flex;flex-wrap:wrap;gap:4px 18px;margin:10px 0 0;padding:0;list-style:none;font-size:12px;color:var(--ink2)}.legend i{font-style:normal;border-radius:4px;padding:0 6px;margin-right:6px}.legend i:is(.met,.unmet){display:inline-block;width:20px;height:14px;vertical-align:-2px;background:var(--closed-tint)}
${DRAWING}
@media print{body{padding:0;background:none}details{break-inside:avoid}}`;

export interface PictureStyle {
  readonly css: string;
  readonly paper: string;
}

/** For a picture by itself, with plain colours: not every program that shows SVG knows custom properties. */
export function pictureStyle(theme: 'light' | 'dark'): PictureStyle {
  const colours = new Map(
    [...(theme === 'dark' ? DARK : LIGHT).matchAll(/(--[\w-]+):(#\w+)/g)].map(([, name, colour]) => [name, colour]),
  );
  const colourOf = (name: string): string => colours.get(name) ?? '#000';
  return { css: DRAWING.replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => colourOf(name)), paper: colourOf('--paper') };
}
