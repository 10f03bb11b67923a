import { test } from 'vitest';
import { writeFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { persistentFiles } from './persistent-files.ts';
import { routerRequest } from './testing/requests.ts';
test('show', () => {
  for (const d of ['networkd', 'ifupdown', 'netplan', 'networkmanager', 'ifcfg', 'unit'] as const)
    for (const f of persistentFiles(routerRequest(d))) {
      const p = `/tmp/persist-show/${d}${f.path}`;
      mkdirSync(dirname(p), { recursive: true });
      writeFileSync(p, f.content, { mode: f.mode });
    }
});
