/** Labels of the fixes that one click applies. They name the edit in the list of what can be undone, too. */
import { sentence } from './sentence.ts';
import type { Sentence } from './sentence.ts';

export const fixes: readonly Sentence[] = [
  sentence('Plan an address for {who}', { 'zh-CN': '为 {who} 规划地址', ja: '{who}のアドレスを自動割り当て' }),
  sentence('Plan another address for {who}', { 'zh-CN': '为 {who} 另行规划地址', ja: '{who}に別のアドレスを自動割り当て' }),
  sentence('Plan the range of {host}', { 'zh-CN': '规划 {host} 的地址范围', ja: '{host}のアドレス範囲を自動割り当て' }),
  sentence('Plan the ranges', { 'zh-CN': '规划各主机的地址范围', ja: 'アドレス範囲を自動割り当て' }),
  sentence('Leave out {what}', { 'zh-CN': '移除 {what}', ja: '{what}を削除' }),
  sentence('Leave the MAC address out', { 'zh-CN': '移除 MAC 地址', ja: 'MACアドレスの指定を外す' }),
  sentence('Leave the MAC address of {who} to Docker', {
    'zh-CN': '由 Docker 分配 {who} 的 MAC 地址',
    ja: '{who}のMACアドレスをDockerに任せる',
  }),
  sentence('Leave the mode out', { 'zh-CN': '移除模式', ja: 'モードの指定を外す' }),
  sentence('Write {text}', { 'zh-CN': '改写为 {text}', ja: '{text}に書き換え' }),
  sentence('Call it {name}', { 'zh-CN': '改名为 {name}', ja: '{name}に改名' }),
  sentence('Call it {name} on {host}', { 'zh-CN': '在 {host} 上改名为 {name}', ja: '{host}上で{name}に改名' }),
  sentence('Cut its name to {most} characters', { 'zh-CN': '将名称截为 {most} 个字符', ja: '名前を{most}文字に切り詰める' }),
  sentence('Make {network} ipvlan', { 'zh-CN': '将 {network} 改为 ipvlan', ja: '{network}をipvlanに変更' }),
  sentence('Set the MTU to {mtu}', { 'zh-CN': '将 MTU 设为 {mtu}', ja: 'MTUを{mtu}に設定' }),
  sentence('Make {network} the way out', { 'zh-CN': '将 {network} 设为出口', ja: '{network}を外部への出口にする' }),
  sentence('List the hosts instead', { 'zh-CN': '改为列出主机', ja: 'ホストの列挙に変更' }),
  sentence('Put {network} on {host}', { 'zh-CN': '将 {network} 放到 {host} 上', ja: '{network}を{host}に配置' }),
  sentence('Put {network} on {host} ({parent})', {
    'zh-CN': '将 {network} 放到 {host}（{parent}）上',
    ja: '{network}を{host}（{parent}）に配置',
  }),
  sentence('Put it on {parent}', { 'zh-CN': '放到 {parent} 上', ja: '{parent}に載せる' }),
  sentence('Use Docker on {host}', { 'zh-CN': '在 {host} 上使用 Docker', ja: '{host}でDockerを使う' }),
  sentence('Remove the published ports', { 'zh-CN': '移除发布的端口', ja: '公開ポートを削除' }),
  sentence('Remove {name}', { 'zh-CN': '移除 {name}', ja: '{name}を削除' }),
  sentence('{host} has no Docker', { 'zh-CN': '{host} 没有 Docker', ja: '{host}にDockerなし' }),
  sentence('Let everything pass', { 'zh-CN': '允许所有流量通过', ja: 'すべて通過させる' }),
  sentence('Move {who} to {address}', { 'zh-CN': '将 {who} 移到 {address}', ja: '{who}を{address}に移す' }),
  sentence('Make it VLAN {tag}', { 'zh-CN': '设为 VLAN {tag}', ja: 'VLAN {tag}にする' }),
  sentence('Add {link} with {address} to {host}', {
    'zh-CN': '为 {host} 添加地址为 {address} 的 {link}',
    ja: '{host}にアドレス{address}の{link}を追加',
  }),
  sentence('Give {link} of {host} the address {address}', {
    'zh-CN': '为 {host} 的 {link} 设置地址 {address}',
    ja: '{host}の{link}にアドレス{address}を設定',
  }),
  sentence('Make {address} of {host} the gateway', {
    'zh-CN': '将 {host} 的 {address} 设为网关',
    ja: '{host}の{address}をゲートウェイにする',
  }),
  sentence('Add {name} to {host}', { 'zh-CN': '为 {host} 添加 {name}', ja: '{host}に{name}を追加' }),
  sentence('Add the segment {name}', { 'zh-CN': '添加二层网段 {name}', ja: 'L2セグメント{name}を追加' }),
  sentence('Let {segment} carry VLAN {tag}', { 'zh-CN': '让 {segment} 承载 VLAN {tag}', ja: '{segment}にVLAN {tag}を通す' }),
  sentence('Make the port of {nic} a trunk', { 'zh-CN': '将 {nic} 的端口改为 trunk', ja: '{nic}のポートをトランクにする' }),
  sentence('Make it a list', { 'zh-CN': '改为列表', ja: 'リストにする' }),
  sentence('Make it text', { 'zh-CN': '改为文本', ja: '文字列にする' }),
  sentence('Move it to {key}', { 'zh-CN': '移到 {key}', ja: '{key}に移す' }),
];
