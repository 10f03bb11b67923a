/** What goes wrong on the way to a host: names, ports, jumps (main/ssh, main/host). */
import { sentence } from './sentence.ts';
import type { Sentence } from './sentence.ts';

export const hostProblems: readonly Sentence[] = [
  sentence('The name {address} has no address: neither DNS nor the hosts file knows it.', {
    'zh-CN': '名称 {address} 没有对应的地址：DNS 和 hosts 文件中都没有。',
    ja: '{address}という名前のアドレスがありません。DNSにもhostsファイルにも登録されていません。',
  }),
  sentence('If this is a host of the sandbox, bring that up: vlanvas lab up.', {
    'zh-CN': '如果这是沙箱中的主机，请启动沙箱：`vlanvas lab up`。',
    ja: 'サンドボックスのホストであれば、起動してください：`vlanvas lab up`。',
  }),
  sentence('Otherwise correct the name, or write the address itself.', {
    'zh-CN': '否则请更正名称，或直接写地址。',
    ja: 'そうでなければ名前を直すか、アドレスを直接書いてください。',
  }),
  sentence('Correct the name, write the address itself, or use a Host alias of ~/.ssh/config.', {
    'zh-CN': '请更正名称、直接写地址，或使用 ~/.ssh/config 中的 Host 别名。',
    ja: '名前を直すか、アドレスを直接書くか、~/.ssh/configのHostエイリアスを使ってください。',
  }),
  sentence('{address} is there, but nothing accepts connections on its port {port}.', {
    'zh-CN': '{address} 可达，但其端口 {port} 不接受连接。',
    ja: '{address}には到達しますが、ポート{port}で接続を受け付けるものがありません。',
  }),
  sentence('Start the server on the host (for SSH: systemctl start ssh), or correct the port.', {
    'zh-CN': '请在主机上启动服务（SSH：`systemctl start ssh`），或更正端口。',
    ja: 'ホストでサーバーを起動する（SSHの場合：`systemctl start ssh`）か、ポートを直してください。',
  }),
  sentence('{address} did not answer on port {port} ({code}): it is off, in another network, or a firewall drops the packets.', {
    'zh-CN': '{address} 在端口 {port} 上没有应答（{code}）：主机已关机、位于其他网络，或防火墙丢弃了数据包。',
    ja: '{address}がポート{port}で応答しません（{code}）。電源が切れている、別のネットワークにある、またはファイアウォールが破棄しています。',
  }),
  sentence('Check that the host is on and that this machine has a way to it.', {
    'zh-CN': '请检查主机是否已开机，以及本机能否到达该主机。',
    ja: 'ホストの電源と、このマシンからの経路を確認してください。',
  }),
  sentence('No connection to {address} port {port}: {why:any}.', {
    'zh-CN': '无法连接 {address} 端口 {port}："{why}"。',
    ja: '{address}のポート{port}に接続できません："{why}"。',
  }),
  sentence('Check the address and that this machine has a way to it.', {
    'zh-CN': '请检查地址，以及本机能否到达。',
    ja: 'アドレスと、このマシンからの経路を確認してください。',
  }),
  sentence('The SSH connection to {address} was lost in the middle: {why:any}.', {
    'zh-CN': '到 {address} 的 SSH 连接中断：{why}。',
    ja: '{address}へのSSH接続が途中で切れました：{why}。',
  }),
  sentence('the host or the network closed it', {
    'zh-CN': '被主机或网络关闭',
    ja: 'ホストまたはネットワークによって切断されました',
  }),
  sentence('the jump host is gone', { 'zh-CN': '跳板机已断开', ja: '踏み台ホストが切断されました' }),
  sentence('it no longer answers', { 'zh-CN': '不再应答', ja: '応答しなくなりました' }),
  sentence('See whether the host is still up, then run the same again: it goes on where it was.', {
    'zh-CN': '请确认主机仍在运行，然后再执行一次：会从中断处继续。',
    ja: 'ホストが動いているか確認し、もう一度実行してください。中断したところから続行します。',
  }),
  sentence('The connection was closed from this side.', { 'zh-CN': '连接已从本端关闭。', ja: 'こちら側から接続を閉じました。' }),
  sentence('Open it again; nothing is wrong with the host.', {
    'zh-CN': '请重新打开；主机没有问题。',
    ja: 'もう一度開いてください。ホストに問題はありません。',
  }),
  sentence('The jump host {jump} has no way to {address} port {port}: {why:any}.', {
    'zh-CN': '跳板机 {jump} 无法到达 {address} 端口 {port}："{why}"。',
    ja: '踏み台ホスト{jump}から{address}のポート{port}に到達できません："{why}"。',
  }),
  sentence('See whether that machine is up as seen from the jump host, and whether its sshd allows TCP forwarding.', {
    'zh-CN': '请确认从跳板机能访问该机器，并且跳板机的 sshd 允许 TCP 转发。',
    ja: '踏み台ホストからその機器に到達できるか、踏み台のsshdがTCP転送を許可しているか確認してください。',
  }),
  sentence('"{name}" cannot be the name or address of a host.', {
    'zh-CN': '"{name}" 不能作为主机名或地址。',
    ja: '"{name}" はホストの名前やアドレスになりません。',
  }),
  sentence('Write [user@]host[:port], or a Host alias of ~/.ssh/config.', {
    'zh-CN': '写成 `[user@]host[:port]`，或 ~/.ssh/config 中的 Host 别名。',
    ja: '`[user@]host[:port]`または~/.ssh/configのHostエイリアスを書いてください。',
  }),
  sentence(
    "The way to {host} goes through more than {count} machines: the ProxyJump lines of ssh's configuration go in a circle.",
    {
      'zh-CN': '到 {host} 需经过超过 {count} 台机器：ssh 配置中的 ProxyJump 形成了环路。',
      ja: '{host}までに{count}台を超える機器を経由します。sshの設定のProxyJumpが循環しています。',
    },
  ),
  sentence('Look at ProxyJump in ~/.ssh/config.', {
    'zh-CN': '请检查 ~/.ssh/config 中的 ProxyJump。',
    ja: '~/.ssh/configのProxyJumpを確認してください。',
  }),
  sentence('The jump "{jump}" is not of the form [user@]host[:port], with commas between several.', {
    'zh-CN': '跳板 "{jump}" 的格式不是 `[user@]host[:port]`（多个之间用逗号分隔）。',
    ja: '踏み台 "{jump}" が`[user@]host[:port]`の形（複数の場合はカンマ区切り）ではありません。',
  }),
  sentence('Correct it in the file or in ~/.ssh/config.', {
    'zh-CN': '请在文件或 ~/.ssh/config 中更正。',
    ja: 'ファイルまたは~/.ssh/configで直してください。',
  }),
  sentence('The file does not say how to reach {host}: it has no "ssh" and no Docker socket of its own.', {
    'zh-CN': '文件未说明如何连接 {host}：没有 "ssh"，也没有自己的 Docker 套接字。',
    ja: '{host}への接続方法がファイルにありません。"ssh" もDockerソケットも指定されていません。',
  }),
  sentence('Write "ssh: user@host", "docker: unix:///var/run/docker.sock" for this machine, or "docker: tcp://host:2376".', {
    'zh-CN': '写 "ssh: user@host"；本机则写 "docker: unix:///var/run/docker.sock"；或写 "docker: tcp://host:2376"。',
    ja: '"ssh: user@host"、このマシンなら "docker: unix:///var/run/docker.sock"、または "docker: tcp://host:2376" と書いてください。',
  }),
  sentence('this machine', { 'zh-CN': '本机', ja: 'このマシン' }),
];
