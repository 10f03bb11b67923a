import { expect, it } from 'vitest';
import { englishLeft } from './english-left.ts';

it('finds two English words in a row, and no names, code or terms', () => {
  expect(englishLeft('网络 mac_net10 的网关 10.0.0.1 在 Docker Engine 29 上')).toBeUndefined();
  expect(englishLeft('请运行 `ip link set dev ens33 up`')).toBeUndefined();
  expect(englishLeft('在 docker02 上执行：ip link set ens33 up')).toBeUndefined();
  expect(englishLeft('Docker 拒绝："operation is not permitted"。')).toBeUndefined();
  expect(englishLeft('主机 lost its parent。')).toBe('lost its');
  expect(englishLeft('网关 of the subnet 不在其中', [])).toBe('the subnet');
  expect(englishLeft('net one 不在', ['net one'])).toBeUndefined();
});
