import { describe, expect, it } from 'vitest';
import { container, endpointsOf, host, macvlan, nic, oneSegment } from '../reach/fixture.ts';
import { reach } from '../reach/reach.ts';
import { junitXml } from './junit.ts';
import { matrixReport } from './report.ts';

const hosts = ['docker01', 'docker02'].map((name, index) =>
  host(name, [nic('ens33')], [container(`a${index + 1}`, [macvlan('ens33', [`172.16.10.${index + 10}/24`])])]),
);
const reachability = reach(
  hosts,
  oneSegment(hosts),
  endpointsOf(hosts).filter((endpoint) => endpoint.container),
);
const design = {
  name: 'R&D "lab"',
  expectations: [
    { from: 'a1', to: 'a2', reachable: true },
    { from: 'any', to: 'any', reachable: false },
    { from: 'a2', to: 'a1', reachable: true },
  ],
};

describe('junitXml', () => {
  it('has a test for every line of expect', () => {
    const xml = junitXml(matrixReport(design, reachability), false);
    expect(xml).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="R&amp;D &quot;lab&quot;" tests="3" failures="1" errors="0" skipped="1">
  <testsuite name="R&amp;D &quot;lab&quot; expect" tests="3" failures="1" errors="0" skipped="1">
    <testcase classname="R&amp;D &quot;lab&quot;.expect" name="a1 to a2: reachable"/>
    <testcase classname="R&amp;D &quot;lab&quot;.expect" name="any to any: not reachable">
      <failure message="1 of 1 pairs are not as expected.">a2 to a1 172.16.10.10: 172.16.10.10 answers directly.</failure>
    </testcase>
    <testcase classname="R&amp;D &quot;lab&quot;.expect" name="a2 to a1: reachable">
      <skipped message="No pair is left for this line: an earlier line speaks of all of them, or there are none."/>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  it('tells of a round what is not as predicted, and why', () => {
    const cells = [...reachability.pairs()].map((pair) => ({
      ...pair,
      measured: { sent: 3, received: pair.from === 'a1' ? 0 : 3, rttMs: null },
    }));
    const xml = junitXml(matrixReport({ ...design, expectations: [] }, reachability, cells), true);
    expect(xml).toContain(
      '<failure message="1 of 2 pairs are not as predicted.">The pair to a2 fails.\na1 to a2 172.16.10.11: is silent; the design says',
    );
    expect(junitXml(matrixReport({ ...design, expectations: [] }, reachability, cells.slice(1)), true)).toContain('1 of 2 pairs');
  });
});
