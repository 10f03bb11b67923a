/** The words of a plan's steps. The English is that of shared/plan/commands.ts. */
import { sentence } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** The words of steps stand alone, and within `docker01 could not …` or `To … on docker01 needs root`. */
const LINKS = [
  sentence('bring {link:word} up', { 'zh-CN': '启用 {link}', ja: '{link}をアップ' }),
  sentence('take {link:word} down', { 'zh-CN': '关闭 {link}', ja: '{link}をダウン' }),
  sentence('turn promiscuous mode of {link} on', {
    'zh-CN': '启用 {link} 的混杂模式',
    ja: '{link}のプロミスキャスモードを有効化',
  }),
  sentence('turn promiscuous mode of {link} off', {
    'zh-CN': '关闭 {link} 的混杂模式',
    ja: '{link}のプロミスキャスモードを無効化',
  }),
  sentence('let {link} answer ARP for its own addresses alone', {
    'zh-CN': '让 {link} 只为自己的地址应答 ARP',
    ja: '{link}が自分のアドレスだけARPに応答するように設定',
  }),
  sentence('let {link} answer ARP for every address of the host again', {
    'zh-CN': '让 {link} 重新为主机的所有地址应答 ARP',
    ja: '{link}がホストの全アドレスでARPに応答するように戻す',
  }),
  sentence('clear the note on {link}', { 'zh-CN': '清除 {link} 上的备注', ja: '{link}のメモを消去' }),
  sentence('note on {link} what is changed there', {
    'zh-CN': '在 {link} 上备注所做的更改',
    ja: '{link}に変更内容をメモ',
  }),
  sentence('set the MTU of {link} to {mtu}', {
    'zh-CN': '将 {link} 的 MTU 设为 {mtu}',
    ja: '{link}のMTUを{mtu}に設定',
  }),
  sentence('make {link} a member of {bond}', {
    'zh-CN': '将 {link} 加入 {bond}',
    ja: '{link}を{bond}のメンバーに追加',
  }),
  sentence('take {link:word} out of {bond:word}', { 'zh-CN': '将 {link} 从 {bond} 移出', ja: '{link}を{bond}から外す' }),
  sentence('add route {route}', { 'zh-CN': '添加路由 {route}', ja: 'ルート{route}を追加' }),
  sentence('remove route {route}', { 'zh-CN': '删除路由 {route}', ja: 'ルート{route}を削除' }),
  ...['IPv4', 'IPv6'].flatMap((family) => [
    sentence(`turn ${family} forwarding on`, { 'zh-CN': `启用 ${family} 转发`, ja: `${family}転送を有効化` }),
    sentence(`turn ${family} forwarding off`, { 'zh-CN': `关闭 ${family} 转发`, ja: `${family}転送を無効化` }),
    sentence(`${family} forwarding`, { 'zh-CN': `${family} 转发`, ja: `${family} 転送` }),
  ]),
  sentence('write {count} firewall rule{s?}', {
    'zh-CN': '写入 {count} 条防火墙规则',
    ja: 'ファイアウォールルールを{count}件書き込み',
  }),
  sentence('remove the firewall rules of this design', {
    'zh-CN': '删除此设计的防火墙规则',
    ja: 'この設計のファイアウォールルールを削除',
  }),
  sentence('write /{path:word}', { 'zh-CN': '写入 /{path}', ja: '/{path}を書き込み' }),
  sentence('remove /{path:word}', { 'zh-CN': '删除 /{path}', ja: '/{path}を削除' }),
  sentence('add address {address} to {link}', {
    'zh-CN': '为 {link} 添加地址 {address}',
    ja: '{link}にアドレス{address}を追加',
  }),
  sentence('remove address {address} from {link}', {
    'zh-CN': '从 {link} 删除地址 {address}',
    ja: '{link}からアドレス{address}を削除',
  }),
  ...(
    [
      ['make', '创建', 'を作成'],
      ['remove', '删除', 'を削除'],
    ] as const
  ).flatMap(([verb, chinese, japanese]) =>
    (
      [
        ['VLAN {tag} on {parent:word}', '{parent} 上的 VLAN {tag}', '{parent}上のVLAN {tag}'],
        ['shim on {parent:word}', '{parent} 上的 shim', '{parent}上のshim'],
        ['ipvlan shim on {parent:word}', '{parent} 上的 ipvlan shim', '{parent}上のipvlan shim'],
        ['bond, {mode:word}', 'bond，{mode}', 'bond、{mode}'],
        ['{kind:word}', '{kind}', '{kind}'],
      ] as const
    ).flatMap(([kind, kindCn, kindJa]) => [
      sentence(`${verb} {link:word} (${kind})`, {
        'zh-CN': `${chinese} {link}（${kindCn}）`,
        ja: `{link}（${kindJa}）${japanese}`,
      }),
      sentence(`${verb} {link:word} (${kind}, {addresses})`, {
        'zh-CN': `${chinese} {link}（${kindCn}，{addresses}）`,
        ja: `{link}（${kindJa}、{addresses}）${japanese}`,
      }),
    ]),
  ),
  sentence('make {link:word}', { 'zh-CN': '创建 {link}', ja: '{link}を作成' }),
];

const DOCKER = [
  sentence('create network {network} ({driver} on {parent})', {
    'zh-CN': '创建网络 {network}（{parent} 上的 {driver}）',
    ja: 'ネットワーク{network}（{parent}上の{driver}）を作成',
  }),
  sentence('create network {network} ({driver})', {
    'zh-CN': '创建网络 {network}（{driver}）',
    ja: 'ネットワーク{network}（{driver}）を作成',
  }),
  sentence('create network {network:word}', { 'zh-CN': '创建网络 {network}', ja: 'ネットワーク{network}を作成' }),
  sentence('remove network {network:word}', { 'zh-CN': '删除网络 {network}', ja: 'ネットワーク{network}を削除' }),
  sentence('fetch image {image:word}', { 'zh-CN': '获取镜像 {image}', ja: 'イメージ{image}を取得' }),
  sentence('run container {name} ({addresses})', {
    'zh-CN': '运行容器 {name}（{addresses}）',
    ja: 'コンテナー{name}（{addresses}）を実行',
  }),
  sentence('run container {name:word}', { 'zh-CN': '运行容器 {name}', ja: 'コンテナー{name}を実行' }),
  sentence('start container {name:word}', { 'zh-CN': '启动容器 {name}', ja: 'コンテナー{name}を起動' }),
  sentence('stop container {name:word}', { 'zh-CN': '停止容器 {name}', ja: 'コンテナー{name}を停止' }),
  sentence('remove container {name:word}', { 'zh-CN': '删除容器 {name}', ja: 'コンテナー{name}を削除' }),
  sentence('connect {name:word} to {network:word}', { 'zh-CN': '将 {name} 接入 {network}', ja: '{name}を{network}に接続' }),
  sentence('disconnect {name:word} from {network:word}', {
    'zh-CN': '将 {name} 从 {network} 断开',
    ja: '{name}を{network}から切断',
  }),
];

/** Refusals that have the words of a step within, where its own words must not be taken for theirs. */
const REFUSED = LINKS.flatMap(({ english, words }) => [
  sentence(`To ${english} on {host} needs root, which the user who logs in there is not and may not become.`, {
    'zh-CN': `在 {host} 上“${words['zh-CN']}”需要 root 权限，而登录的用户不是 root，也无法成为 root。`,
    ja: `{host}で「${words.ja}」を行うにはrootが必要ですが、ログインするユーザーはrootではなく、rootにもなれません。`,
  }),
  sentence(`To ${english} on {host} would cut the SSH session, which came in on {session}.`, {
    'zh-CN': `在 {host} 上“${words['zh-CN']}”会切断经由 {session} 的 SSH 会话。`,
    ja: `{host}で「${words.ja}」を行うと、{session}に入ってきたSSHセッションが切れます。`,
  }),
]);

export const steps: readonly Sentence[] = [...LINKS, ...DOCKER, ...REFUSED];
