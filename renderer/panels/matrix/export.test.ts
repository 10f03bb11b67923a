import { describe, expect, it } from 'vitest';
import { writeTopology } from '../../../shared/topology/write.ts';
import { translatorFor } from '../../locales/index.ts';
import { analyse, reportFor } from '../../store/core.ts';
import { twoVlans } from '../../testing/two-vlans.ts';
import { asCsv, asHtml, asJson } from './export.ts';

const text = writeTopology('', { ...twoVlans(), name: 'a-and-b' });
const prediction = analyse(text, null, new Map()).prediction!;
const lost = [...prediction.pairs()].slice(0, 1).map((pair) => ({ ...pair, measured: { sent: 3, received: 0, rttMs: null } }));
const report = reportFor(text, prediction, lost)!;

describe('the exported matrix', () => {
  it('is a table with a line for every pair', () => {
    const lines = asCsv(report).trimEnd().split('\n');
    expect(lines[0]).toBe('from,to,address,predicted,reason,measured,rttMs,expected,verdict');
    expect(lines).toHaveLength(1 + report.pairs.length);
    expect(lines[1]).toMatch(/,open,,0\/3,,(open)?,unexpectedly-blocked$/);
  });

  it('is the document that verify prints', () => {
    expect(JSON.parse(asJson(report))).toMatchObject({ name: 'a-and-b', summary: { unexpectedlyBlocked: 1 } });
  });

  it('is a page that loads nothing, with names as text', () => {
    const html = asHtml({ ...report, name: '<b>"x"&' }, translatorFor('en'), new Date(0));
    expect(html).toContain('<h1>&lt;b&gt;&quot;x&quot;&amp;</h1>');
    expect(html).not.toMatch(/<script|https?:|src=/);
    expect(html).toContain('1 pair is unexpectedly closed.');
    expect(html).toContain('✕');
  });
});
