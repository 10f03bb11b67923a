import { expect, test } from 'vitest';
import { managementBridge, managementPort, nicMac, segmentBridge, segmentPort } from './names.ts';
import { MAX_HOSTS } from './spec.ts';

test('every interface name fits 15 bytes for the longest id, the highest number and any segment', () => {
  const longest = 'a234567890';
  const names = [
    managementBridge(longest),
    managementPort(longest, MAX_HOSTS),
    segmentPort(MAX_HOSTS, 999),
    ...['lan', 'a-very-long-segment-name', 'Büro 2. Stock', 'lo', ''].map(segmentBridge),
  ];
  for (const name of names) {
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(15);
    expect(name).toMatch(/^[a-z0-9-]+$/);
  }
});

test('segments with different names never share a bridge', () => {
  expect(new Set(['lan', 'Lan', 'LAN', 'lan ', 'a-very-long-segment-1', 'a-very-long-segment-2'].map(segmentBridge)).size).toBe(
    6,
  );
});

test('a MAC address is unicast, locally administered, and the same every time', () => {
  const mac = nicMac('lab', 'docker01', 'ens33');
  expect(mac).toMatch(/^02(:[0-9a-f]{2}){5}$/);
  expect(nicMac('lab', 'docker01', 'ens33')).toBe(mac);
  expect(nicMac('lab', 'docker02', 'ens33')).not.toBe(mac);
});
