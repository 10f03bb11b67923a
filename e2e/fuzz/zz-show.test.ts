import { it } from 'vitest';
import { readFileSync } from 'node:fs';
import { execSync } from 'node:child_process';
import { withLab } from './lab.ts';
import { endpointsOf } from '../../shared/reach/fixture.ts';
import { compareWithKernel } from './differential.ts';
import type { FuzzCase } from './plan.ts';
it('shows', { timeout: 600000 }, async () => {
  const c = JSON.parse(readFileSync(process.env['F'] ?? '', 'utf8')) as FuzzCase;
  for (const h of c.hosts)
    for (const [n, s] of [[h.host, h.namespace], ...h.containers.map((x) => [h.host + '/' + x.name, x.namespace])] as const) {
      console.log(
        n,
        'fwd',
        s?.forwarding.ipv4,
        'bf',
        s?.bridgeFilter,
        JSON.stringify(s?.forward),
        JSON.stringify(s?.masquerade),
        'routes',
        s?.routes.map((r) => `${r.to} ${r.via} ${r.type ?? ''} m${r.metric}`).join('; '),
      );
      for (const l of s?.links ?? [])
        if (l.kind !== 'loopback')
          console.log(
            '   ',
            l.name,
            l.kind,
            l.mode ?? '',
            l.up ? 'up' : 'DOWN',
            l.carrier === false ? 'NOCARRIER' : '',
            l.addresses.join(','),
            'par',
            l.parent?.link,
            'master',
            l.master,
            'rpf',
            l.reversePathFilter,
            'tun',
            JSON.stringify(l.tunnel),
            c.fabric.ports.find((p) => p.host === h.host && p.link === l.name)?.segment ?? '',
          );
    }
  if (process.env['CMD'])
    await withLab(c, endpointsOf(c.hosts), async () => {
      console.log(execSync(`P=vlfuzz${process.pid}x0; ${process.env['CMD']}`, { encoding: 'utf8' }));
    });
  const o = await compareWithKernel(c);
  console.log(o.complaints.join('\n'));
  for (const d of o.differences.slice(0, 2)) {
    console.log(
      `== ${d.from}->${d.to} ${d.address} measured ${d.measured} predicted ${d.predicted.reason ?? 'ok'} ${d.predicted.text}`,
    );
    console.log(d.predicted.there.map((h) => '  > ' + h.at + ': ' + h.text).join('\n'));
    console.log(d.predicted.back.map((h) => '  < ' + h.at + ': ' + h.text).join('\n'));
  }
});
