import { describe, expect, it } from 'vitest';
import { createCatalogue } from './catalogue.ts';
import { sentence } from './sentence.ts';

const catalogue = createCatalogue([
  sentence('{first} and {second} both have the address {address}.', {
    'zh-CN': '{first} 和 {second} 都使用地址 {address}。',
    ja: '{first} と {second} のアドレスがどちらも {address} です。',
  }),
  sentence('{names} are in no domain.', { 'zh-CN': '{names} 不在任何域中。', ja: '{names} はどのドメインにもありません。' }),
  sentence('the shim of {parent}', { 'zh-CN': '{parent} 的 shim', ja: '{parent} の shim' }),
  sentence('Nothing to mend.', { 'zh-CN': '无需修复。', ja: '修正は不要です。' }),
  sentence('{who} runs on {host}, which is no host.', {
    'zh-CN': '{who} 运行在 {host} 上，而它不是主机。',
    ja: '{who} は {host} で動作しますが、ホストではありません。',
  }),
  sentence('{fact}; did you mean {near}?', { 'zh-CN': '{fact}；是否指 {near}？', ja: '{fact}。{near} のことですか?' }),
  sentence('{count} packet{s?} went out.', { 'zh-CN': '发出了 {count} 个包。', ja: '{count} 個のパケットが送信されました。' }),
  sentence('Docker says: {said:any}', { 'zh-CN': 'Docker 报告：{said}', ja: 'Docker の応答: {said}' }),
  sentence('{a} has the IPv{family} subnet {b} [or none].', {
    'zh-CN': '{a} 有 IPv{family} 子网 {b}。',
    ja: '{a} には IPv{family} サブネット {b} があります。',
  }),
]);
const zh = (text: string) => catalogue.say('zh-CN', text);

describe('say', () => {
  it('puts the values of a sentence into its translation', () => {
    expect(zh('a1 and b2 both have the address 10.0.0.1.')).toBe('a1 和 b2 都使用地址 10.0.0.1。');
    expect(catalogue.say('ja', 'a1 and b2 both have the address 10.0.0.1.')).toBe('a1とb2のアドレスがどちらも10.0.0.1です。');
    expect(zh('net has the IPv6 subnet fd00::/64 [or none].')).toBe('net 有 IPv6 子网 fd00::/64。');
  });

  it('translates values that are phrases themselves, at the beginning and within, and lists of them', () => {
    expect(zh('The shim of ens33 and b2 both have the address 10.0.0.1.')).toBe('ens33 的 shim 和 b2 都使用地址 10.0.0.1。');
    expect(zh('a1, the shim of ens33 and b2 are in no domain.')).toBe('a1、ens33 的 shim 和 b2 不在任何域中。');
  });

  it('takes a sentence without its end as a value', () => {
    expect(zh('bbox runs on dockr, which is no host; did you mean docker?')).toBe(
      'bbox 运行在 dockr 上，而它不是主机；是否指 docker？',
    );
  });

  it('goes sentence by sentence where the whole is none, and leaves what it does not know', () => {
    expect(zh('a1 and b2 both have the address 10.0.0.1. Nothing to mend.')).toBe('a1 和 b2 都使用地址 10.0.0.1。无需修复。');
    expect(zh('Nothing to mend. Something else is so. Nothing to mend.')).toBe('无需修复。Something else is so. 无需修复。');
    expect(zh('Nobody wrote this and that.')).toBe('Nobody wrote this and that.');
    expect(zh('Nothing to mend.\n  line two')).toBe('无需修复。\n  line two');
  });

  it('does not let a value run over the end of a sentence, unless it may', () => {
    expect(zh('Nothing to mend. A1 are in no domain.')).toBe('无需修复。A1 不在任何域中。');
    expect(zh('Docker says: It broke. See the manual.')).toBe('Docker 报告：It broke. See the manual.');
  });

  it('knows both numbers of a plural, and a sentence behind a name', () => {
    expect(zh('1 packet went out.')).toBe('发出了 1 个包。');
    expect(zh('7 packets went out.')).toBe('发出了 7 个包。');
    expect(zh('docker01: Nothing to mend.')).toBe('docker01：无需修复。');
  });

  it('answers a thousand new texts in a moment', () => {
    const many = createCatalogue(
      Array.from({ length: 1500 }, (_, index) =>
        sentence(`{a} of kind k${String(index)} is {b} where word${'xyz'.charAt(index % 3)} stands, and {c} is not.`, {
          'zh-CN': '{a}{b}{c}',
          ja: '{a}{b}{c}',
        }),
      ),
    );
    many.say('ja', 'warm');
    const start = performance.now();
    for (let index = 0; index < 1000; index += 1)
      many.say('ja', `host${index} is not there, and the rest of it is long enough to be looked at.`);
    expect((performance.now() - start) / 1000, 'milliseconds a text').toBeLessThan(0.5);
  });
});

it('is made ready in parts, and at once where somebody asks before that', () => {
  const numbers = Array.from({ length: 400 }, (_, index) => index);
  const many = createCatalogue(
    numbers.map((index) =>
      sentence(`Part ${'abcdefghij'.charAt(index % 10)}${'k'.repeat(index)} is there.`, { 'zh-CN': `${index}`, ja: '' }),
    ),
  );
  expect(many.prepare()).toBe(false);
  expect(many.say('zh-CN', `Part j${'k'.repeat(399)} is there.`)).toBe('399');
  expect(many.prepare()).toBe(true);
});

it('a sentence without a word of its own is refused', () => {
  expect(() => createCatalogue([sentence('{a}: {b}.', { 'zh-CN': '', ja: '' })]).prepare()).toThrow('needs a word');
});
