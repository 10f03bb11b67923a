import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultLab } from './spec.ts';
import { freeNumber, managementAddress, parseState, readState, writeState, type LabState } from './state.ts';

const state: LabState = {
  version: 1,
  id: 'lab',
  subnet: '10.99.3.0/24',
  complete: true,
  hosts: defaultLab(2).hosts.map((spec, index) => ({
    spec: { ...spec, users: [{ name: 'ann', sudo: true }] },
    number: index + 1,
  })),
};

test('comes back as it was written, readable by root alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vlanvas-state-'));
  try {
    await writeState({ id: 'lab', folder }, state);
    expect(await readState({ id: 'lab', folder })).toEqual(state);
    expect((await stat(join(folder, 'state.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('what is no state counts as none', () => {
  for (const text of ['', '{', 'null', '{"version":2}', JSON.stringify({ ...state, hosts: [{ number: 0 }] })])
    expect(parseState(text)).toBeUndefined();
});

test('numbers of removed hosts are given again; addresses follow from them', () => {
  const [first, second] = state.hosts;
  expect(freeNumber([])).toBe(1);
  expect(freeNumber(state.hosts)).toBe(3);
  expect(freeNumber(second ? [second] : [])).toBe(1);
  expect(managementAddress(state.subnet, first?.number ?? 0)).toBe('10.99.3.11');
  expect(managementAddress(state.subnet, -9)).toBe('10.99.3.1');
});
