import { describe, expect, it } from 'vitest';
import type { TopologyDocument } from '../../shared/topology/document.ts';
import type { MatrixReport } from '../../shared/verdict/report.ts';
import type { MeasuredPair } from '../../shared/verdict/measurement.ts';
import { translatorFor, type Language } from '../locales/index.ts';
import { englishLeft } from '../testing/english-left.ts';
import { twoVlans } from '../testing/two-vlans.ts';
import type { ReportFormat } from '../worker/analyst.ts';
import { createAnalyst } from '../worker/create-analyst.ts';
import { examine, predict } from '../worker/examine.ts';
import { asCsv } from './columns.ts';
import { drawingSvg } from './drawing.ts';
import { drawingPicture } from './picture.ts';
import { asHtml } from './html.ts';

/** The first pair did not answer. */
function lostPair(document: TopologyDocument): readonly MeasuredPair[] {
  const { compiled } = examine({ document, base: '', path: null }, new Map());
  if (!compiled) throw new Error('nothing compiled');
  return [...predict(compiled).pairs()].slice(0, 1).map((pair) => ({ ...pair, measured: { sent: 3, received: 0, rttMs: null } }));
}

async function report(
  format: ReportFormat,
  document = twoVlans(),
  measured: readonly MeasuredPair[] | null = null,
  language: Language = 'en',
): Promise<string> {
  const design = { document, base: '', path: null };
  const made = await createAnalyst().report({
    format,
    language,
    design,
    engines: new Map(),
    measured,
    hosts: false,
    at: 0,
  });
  if (!made) throw new Error('no report');
  return made.content;
}

describe('the exported matrix', () => {
  it('is a table with a line for every pair', async () => {
    const lines = (await report('csv', twoVlans(), lostPair(twoVlans()))).trimEnd().split('\n');
    expect(lines[0]).toBe('from,to,address,predicted,reason,measured,rttMs,expected,verdict');
    expect(lines.filter((line) => line.includes('unexpectedly-blocked'))).toEqual([
      expect.stringMatching(/,open,,0\/3,,(open)?,unexpectedly-blocked$/),
    ]);
  });

  it('makes no formula of a name', async () => {
    expect(asCsv(await renamed('=1+1'))).toMatch(/^'=1\+1,bbox2,/m);
    expect(asCsv(await renamed('a,"b"'))).toMatch(/^"a,""b""",bbox2,/m);
  });

  it('is the document that verify prints', async () => {
    const document = { ...twoVlans(), name: 'a-and-b' };
    const read: unknown = JSON.parse(await report('json', document, lostPair(document)));
    expect(read).toMatchObject({ name: 'a-and-b', summary: { unexpectedlyBlocked: 1 } });
  });

  it('is a list of tests', async () => {
    expect(await report('junit')).toMatch(/^<\?xml[\s\S]*<testsuite name="[^"]* expect"/);
  });

  it('is a page that loads nothing, with the drawing, the matrix and the ways', async () => {
    const html = await report('html', twoVlans(), lostPair(twoVlans()));
    expect(html).not.toMatch(/<script|https?:|src=|@import|url\(/);
    expect(html).toContain('1 of 12 pairs were measured. As predicted: 0. 1 pair is unexpectedly closed.');
    expect(html).toContain('Measured, 0 reach each other; the design lets 1.');
    expect(html).toMatch(/<svg class="drawing"[\s\S]*VLAN 10 · mac_net10/);
    expect(html).toContain('✕');
    expect(html.match(/<details/g)).toHaveLength(1);
    expect(html).toMatch(/<ol><li class="passes"><code>docker01\/bbox1/);
  });

  it('tells what was not measured from what was, in the cells and in the legend, and what the file expects', async () => {
    const html = await report('html', twoVlans(), lostPair(twoVlans()));
    const cells = [...html.matchAll(/<td class="([^"]*)" title="([^"]*)">([^<]*)</g)].map(([, look, title, mark]) => ({
      look,
      title,
      mark,
    }));
    expect(cells).toHaveLength(12);
    expect(cells.filter(({ look }) => look?.startsWith('predicted-'))).toHaveLength(11);
    expect(cells.filter(({ look }) => /^(open|closed)/.test(look ?? ''))).toEqual([]);
    expect(cells[1]).toMatchObject({ mark: '○', title: expect.stringContaining('predicted open, not measured') as string });
    const legend = /<ul class="legend">.*<\/ul>/.exec(html)?.[0] ?? '';
    expect(legend).toContain('predicted open, not measured');
    expect(legend).toContain('not as the file expects');
    const foreseen = await report('html');
    expect(foreseen).toMatch(/<td class="predicted-open met"/);
    expect(/<ul class="legend">.*<\/ul>/.exec(foreseen)?.[0]).not.toContain('open, as predicted');
  });

  it('draws what paper has no panels for: tags, MAC policy, MTU, drivers, where the hosts are', async () => {
    const document = { ...twoVlans(), segments: { lan: { vlans: [10, 20], foreignMacs: false, mtu: 9000 } } };
    const html = await report('html', document);
    const words = [...html.matchAll(/<text [^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(words).toEqual(
      expect.arrayContaining([
        'switch · MTU 9000',
        '10 20',
        'foreign MACs dropped',
        'macvlan',
        '172.16.10.0/24',
        'VLAN 10 · mac_net10',
      ]),
    );
    expect(words.filter((text) => text?.startsWith('192.168.1.13 · '))).toHaveLength(1);
    // No wire runs through words: they lie on a ground of their own that is drawn after the wires.
    expect(html.lastIndexOf('class="wire')).toBeLessThan(html.indexOf('class="ground'));
    expect(html.match(/class="ground/g)?.length).toBe(3 * 2 + 2 + 1);
  });

  it.each(['zh-CN', 'ja'] as const)('is in the language that was chosen, down to the last hop: %s', async (language) => {
    const document = twoVlans();
    const html = await report('html', document, lostPair(document), language);
    const told = [...html.matchAll(/(?<=[>"])[^<>"]{12,}(?=[<"])/g)]
      .map(([text]) => text)
      .filter((text) => !/[{;]|^VLAN |^v|=/.test(text));
    expect(told.length).toBeGreaterThan(30);
    expect(told.flatMap((text) => englishLeft(text) ?? [])).toEqual([]);
  });

  it('lists the pairs of a matrix that is too large for a square, in words', async () => {
    const document = twoVlans();
    const [key = '', one] = Object.entries(document.containers ?? {})[0] ?? [];
    if (!one) throw new Error('no container');
    const containers = Object.fromEntries(
      Array.from({ length: 61 }, (_, index) => [`${key}-${index}`, { ...one, networks: { mac_net10: {} } }]),
    );
    const html = await report('html', { ...document, containers }, null, 'zh-CN');
    const head = /<table class="list"><thead>.*<\/thead>/.exec(html)?.[0] ?? '';
    expect([...head.matchAll(/<th scope[^>]*>([^<]*)</g)].map(([, name]) => name)).toEqual([
      '源',
      '目标',
      '地址',
      '结果',
      '原因',
      '往返时间',
      '期望',
    ]);
    expect(html).toMatch(/<tr class="predicted-open"><td>[^<]*<\/td><td>[^<]*<\/td><td>172[^<]*<\/td><td>预测连通/);
  });

  it('tells every way of a small design where nothing is wrong', async () => {
    const html = await report('html');
    const pairs = (await report('csv')).trimEnd().split('\n').length - 1;
    expect(html.match(/<details/g)).toHaveLength(pairs);
  });

  // The schema refuses such a name before anything is reported of it; the report does not rely on that.
  it('takes no name for markup', async () => {
    const evil = '<script>alert(1)</script>';
    const { containers, ...design } = twoVlans();
    const renamedContainers = Object.entries(containers ?? {}).map(([key, one]) => [key === 'bbox1' ? evil : key, one] as const);
    const document = { ...design, containers: Object.fromEntries(renamedContainers) };
    const walk = { reachable: false, text: evil, there: [], back: [] };
    const html = asHtml(await renamed(evil), {
      t: translatorFor('en'),
      language: 'en',
      at: new Date(0),
      drawing: drawingSvg(document, { attachments: new Map(), shims: new Map() }, evil, translatorFor('en')),
      ways: { predicted: () => walk, seen: () => walk },
    });
    expect(html).not.toContain('<script');
    expect(html.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;/g)?.length).toBeGreaterThan(10);
  });
});

describe('a picture of the drawing', () => {
  it.each(['light', 'dark'] as const)('is a whole file with plain colours, %s', (theme) => {
    const picture = drawingPicture(
      twoVlans(),
      { attachments: new Map(), shims: new Map() },
      'two <VLANs>',
      theme,
      translatorFor('en'),
    );
    expect(picture?.svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" [^>]*width="\d+" height="\d+">[\s\S]*<\/svg>$/);
    expect(picture?.svg).not.toMatch(/var\(|url\(|<VLANs>/);
    expect(picture?.svg).toContain('VLAN 10 · mac_net10');
  });

  it('is none of an empty design', () => {
    expect(
      drawingPicture(
        { vlanvas: 1, name: 'empty' },
        { attachments: new Map(), shims: new Map() },
        'empty',
        'light',
        translatorFor('en'),
      ),
    ).toBeNull();
  });
});

/** A report in which bbox1 is called otherwise. */
async function renamed(name: string): Promise<MatrixReport> {
  const text = await report('json', twoVlans(), lostPair(twoVlans()));
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('bbox1', name) : value,
  ) as MatrixReport;
}
