import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkDesign } from '../shared/checks/check-design.ts';
import { notDeployable } from '../shared/topology/not-deployable.ts';
import { parseTopology } from '../shared/topology/parse.ts';
import { writeTopology } from '../shared/topology/write.ts';

const FOLDER = fileURLToPath(new URL('../examples', import.meta.url));
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.vlanvas.yaml'));

describe('examples', () => {
  it.each(files)('%s is sound, can be deployed, and is listed', (name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    const { document, topology, problems } = parseTopology(text, name);
    expect(problems).toEqual([]);
    if (!document || !topology) throw new Error('no design');
    expect(checkDesign(topology).filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(notDeployable(topology, document)).toEqual([]);
    expect(topology.expectations.length).toBeGreaterThan(0);
    expect(writeTopology(text, document)).toBe(text);
    expect(readFileSync(join(FOLDER, 'README.md'), 'utf8')).toContain(`(${name})`);
  });
});
