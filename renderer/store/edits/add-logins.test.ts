import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { addLogins } from './add-logins.ts';

describe('hosts for logins', () => {
  it('are named as what is logged in to, each once, and an address names nothing', () => {
    let ids: readonly string[] = [];
    const empty: TopologyDocument = { vlanvas: 1, name: 'x' };
    const { hosts, segments } = produce(empty, (draft) => {
      ids = addLogins(draft, ['web', 'root@db.example.org:2222', 'ann@192.0.2.7', 'web.lab', '[2001:db8::1]:22']);
    });
    expect(ids).toEqual(['host:web', 'host:db', 'host:docker01', 'host:web2', 'host:docker02']);
    expect(Object.entries(hosts ?? {}).map(([name, { ssh }]) => [name, ssh])).toEqual([
      ['web', 'web'],
      ['db', 'root@db.example.org:2222'],
      ['docker01', 'ann@192.0.2.7'],
      ['web2', 'web.lab'],
      ['docker02', '[2001:db8::1]:22'],
    ]);
    expect(segments).toEqual({ lan: {} });
  });
});
