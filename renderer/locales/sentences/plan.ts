/** What a plan says: its steps, and what stands in the way of them. The English is that of shared/plan. */
import { deploy } from './deploy.ts';
import { sentence } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { stepReasons } from './step-reasons.ts';
import { steps } from './steps.ts';

/** Objects in the way that others made. */
const IN_THE_WAY = [
  sentence('{host} already has a container {name} that Vlanvas did not make (image {image}).', {
    'zh-CN': '{host} 上已有不是由 Vlanvas 创建的容器 {name}（镜像 {image}）。',
    ja: '{host}には、Vlanvasが作ったものではないコンテナー{name}（イメージ{image}）がすでにあります。',
  }),
  sentence('{host} already has a container {name}: it belongs to the design "{owner}".', {
    'zh-CN': '{host} 上已有容器 {name}：它属于设计“{owner}”。',
    ja: '{host}にはコンテナー{name}がすでにあり、設計「{owner}」のものです。',
  }),
  sentence('{host} already has a network {name} that Vlanvas did not make ({driver}, {subnets}).', {
    'zh-CN': '{host} 上已有不是由 Vlanvas 创建的网络 {name}（{driver}，{subnets}）。',
    ja: '{host}には、Vlanvasが作ったものではないネットワーク{name}（{driver}、{subnets}）がすでにあります。',
  }),
  sentence('no subnet', { 'zh-CN': '无子网', ja: 'サブネットなし' }),
  sentence('{host} already has a network {name}: it belongs to the design "{owner}".', {
    'zh-CN': '{host} 上已有网络 {name}：它属于设计“{owner}”。',
    ja: '{host}にはネットワーク{name}がすでにあり、設計「{owner}」のものです。',
  }),
  sentence('{host} already has an interface {name} that this design did not make, and it differs: {found}.', {
    'zh-CN': '{host} 上已有不是由此设计创建的接口 {name}，且与设计不同：{found}。',
    ja: '{host}には、この設計が作ったものではないインターフェース{name}がすでにあり、設計と異なります：{found}。',
  }),
  sentence('{host} already has a file {path} that does not carry the mark of this design.', {
    'zh-CN': '{host} 上已有文件 {path}，且不带此设计的标记。',
    ja: '{host}にはファイル{path}がすでにあり、この設計の印がありません。',
  }),
  sentence('{host} already has a route to {prefix} {way} that this design did not make.', {
    'zh-CN': '{host} 上已有不是由此设计创建的、{way} 到 {prefix} 的路由。',
    ja: '{host}には、この設計が作ったものではない{prefix}へのルート（{way}）がすでにあります。',
  }),
  sentence('Rename the container in the design, or remove that one yourself: {command}', {
    'zh-CN': '在设计中为容器改名，或自行删除原有的：{command}',
    ja: '設計のコンテナー名を変えるか、既存のものを自分で削除してください：{command}',
  }),
  sentence('Rename the network in the design, or remove that one yourself: {command}', {
    'zh-CN': '在设计中为网络改名，或自行删除原有的：{command}',
    ja: '設計のネットワーク名を変えるか、既存のものを自分で削除してください：{command}',
  }),
  sentence('Give the interface another name in the design, or remove that one yourself: {command}', {
    'zh-CN': '在设计中为接口改名，或自行删除原有的：{command}',
    ja: '設計のインターフェース名を変えるか、既存のものを自分で削除してください：{command}',
  }),
  sentence('Move that file away, or give the design another name.', {
    'zh-CN': '移走该文件，或为设计改名。',
    ja: 'そのファイルを移動するか、設計の名前を変えてください。',
  }),
  sentence('Take the route out of the design, give it another metric, or remove that one yourself: {command}', {
    'zh-CN': '从设计中去掉该路由，或换用其他 metric，或自行删除原有的：{command}',
    ja: '設計からルートを外すか、別のメトリックにするか、既存のものを自分で削除してください：{command}',
  }),
  ...(
    [
      ['container', '容器', 'コンテナー'],
      ['network', '网络', 'ネットワーク'],
    ] as const
  ).map(([kind, chinese, japanese]) =>
    sentence(
      `Was this design called "{owner}" before? Then call it so again, destroy it, and deploy it under the new name. Otherwise rename the ${kind} here, or destroy the other design.`,
      {
        'zh-CN': `此设计以前名为“{owner}”吗？如果是，请先改回原名并销毁，再以新名称部署。否则，请在此处为${chinese}改名，或销毁另一个设计。`,
        ja: `この設計の以前の名前は「{owner}」でしたか。その場合は元の名前に戻して破棄し、新しい名前でデプロイしてください。そうでなければ、ここで${japanese}の名前を変えるか、もう一方の設計を破棄してください。`,
      },
    ),
  ),
  ...(
    [
      ['The interface', '接口', 'インターフェース'],
      ['The member', '成员', 'メンバー'],
      ['The network', '网络', 'ネットワーク'],
    ] as const
  ).flatMap(([kind, chinese, japanese]) => [
    sentence(`${kind} {name} on {host}, which is not of this design, sits on {link}, which would have to be removed.`, {
      'zh-CN': `{host} 上不属于此设计的${chinese} {name} 位于 {link} 之上，而 {link} 必须删除。`,
      ja: `{host}の${japanese} {name}はこの設計のものではなく、削除が必要な{link}の上にあります。`,
    }),
    sentence(`Move or remove ${kind.toLowerCase()} {name} first.`, {
      'zh-CN': `先移走或删除${chinese} {name}。`,
      ja: `先に${japanese} {name}を移動または削除してください。`,
    }),
  ]),
  sentence(
    "The container {name} on {host}, which is not of this design, is connected to {network}; the network can't be changed or removed under it.",
    {
      'zh-CN': '{host} 上不属于此设计的容器 {name} 接入了 {network}；在此期间无法更改或删除该网络。',
      ja: '{host}のコンテナー{name}はこの設計のものではなく、{network}に接続しています。そのままではネットワークを変更も削除もできません。',
    },
  ),
  sentence('Disconnect it first: {command}', { 'zh-CN': '先将其断开：{command}', ja: '先に切断してください：{command}' }),
];

/** What others have that the design wants. */
const IN_USE = [
  sentence('{name} wants {address} on {network}, which the container {holder} on {host} has already.', {
    'zh-CN': '{name} 需要 {network} 上的 {address}，但 {host} 上的容器 {holder} 已占用它。',
    ja: '{name}は{network}の{address}を使いますが、{host}のコンテナー{holder}がすでに使っています。',
  }),
  sentence('{name} wants {address}, which {holder} has already.', {
    'zh-CN': '{name} 需要 {address}，但 {holder} 已占用它。',
    ja: '{name}は{address}を使いますが、{holder}がすでに使っています。',
  }),
  sentence('the interface {link:word} of {host:word}', {
    'zh-CN': '{host} 的接口 {link}',
    ja: '{host}のインターフェース{link} ',
  }),
  sentence('the container {name:word} on {host:word}', { 'zh-CN': '{host} 上的容器 {name}', ja: '{host}のコンテナー{name} ' }),
  sentence('Give {name} another address, or remove {holder} if nobody needs it.', {
    'zh-CN': '为 {name} 换用其他地址，或在无人需要时删除 {holder}。',
    ja: '{name}に別のアドレスを割り当てるか、不要なら{holder}を削除してください。',
  }),
  sentence('Give {name} another address, or free that one.', {
    'zh-CN': '为 {name} 换用其他地址，或释放该地址。',
    ja: '{name}に別のアドレスを割り当てるか、そのアドレスを空けてください。',
  }),
  ...(
    [
      ['', '', ''],
      [' (not made by Vlanvas)', '（不是由 Vlanvas 创建）', '（Vlanvasが作ったものではありません）'],
    ] as const
  ).map(([note, chinese, japanese]) =>
    sentence(
      `{name} wants {subnet} on {host}, which overlaps {other} of the network {network} there${note}. Docker refuses that.`,
      {
        'zh-CN': `{name} 需要 {host} 上的 {subnet}，它与那里的网络 {network} 的 {other} 重叠${chinese}。Docker 会拒绝。`,
        ja: `{name}は{host}で{subnet}を使いますが、そこのネットワーク{network}の{other}と重なります${japanese}。Dockerに拒否されます。`,
      },
    ),
  ),
  sentence('Give {name} another subnet, or remove the network {other} if nobody needs it.', {
    'zh-CN': '为 {name} 换用其他子网，或在无人需要时删除网络 {other}。',
    ja: '{name}に別のサブネットを割り当てるか、不要ならネットワーク{other}を削除してください。',
  }),
  sentence(
    '{parent} on {host} already carries the network {other} ({driver}); Docker {version} allows one network on a parent before 27.0.1.',
    {
      'zh-CN':
        '{host} 上的 {parent} 已承载网络 {other}（{driver}）；Docker {version} 在 27.0.1 之前只允许一个父接口上有一个网络。',
      ja: '{host}の{parent}にはネットワーク{other}（{driver}）がすでにあります。Docker {version}（27.0.1より前）では、親インターフェース1つにネットワークは1つだけです。',
    },
  ),
  sentence(
    '{parent} on {host} already carries the network {other} ({driver}); Docker {version?} allows one network on a parent.',
    {
      'zh-CN': '{host} 上的 {parent} 已承载网络 {other}（{driver}）；Docker {version?} 只允许一个父接口上有一个网络。',
      ja: '{host}の{parent}にはネットワーク{other}（{driver}）がすでにあります。Docker {version?}では、親インターフェース1つにネットワークは1つだけです。',
    },
  ),
  sentence('Use another parent interface, or remove the network {other} if nobody needs it.', {
    'zh-CN': '使用其他父接口，或在无人需要时删除网络 {other}。',
    ja: '別の親インターフェースを使うか、不要ならネットワーク{other}を削除してください。',
  }),
];

/** What a host does not have or allow. */
const REFUSALS = [
  sentence('{name} of {host} is to be a member of {bond}, and is a port of {other} already.', {
    'zh-CN': '{host} 的 {name} 要成为 {bond} 的成员，但它已是 {other} 的端口。',
    ja: '{host}の{name}を{bond}のメンバーにしますが、すでに{other}のポートです。',
  }),
  sentence('{name} of {host} is to be a member of {bond}, and has {addresses}, which would no longer work there.', {
    'zh-CN': '{host} 的 {name} 要成为 {bond} 的成员，但它有 {addresses}，届时将不再可用。',
    ja: '{host}の{name}を{bond}のメンバーにしますが、そこにある{addresses}は使えなくなります。',
  }),
  sentence('Take it out of {other} first.', { 'zh-CN': '先将其从 {other} 移出。', ja: '先に{other}から外してください。' }),
  sentence('Move the address to {bond} in the design, and take it off {name} first.', {
    'zh-CN': '在设计中把该地址移到 {bond}，并先从 {name} 上移除。',
    ja: '設計でアドレスを{bond}に移し、先に{name}から外してください。',
  }),
  sentence('To {step} on {host} would cut the SSH session, which came in on {address}.', {
    'zh-CN': '在 {host} 上“{step}”会切断经由 {address} 的 SSH 会话。',
    ja: '{host}で「{step}」を行うと、{address}に入ってきたSSHセッションが切れます。',
  }),
  sentence('that interface', { 'zh-CN': '该接口', ja: 'そのインターフェース' }),
  sentence('Log in to {host} through another address or interface, then repeat this.', {
    'zh-CN': '通过其他地址或接口登录 {host}，然后重试。',
    ja: '別のアドレスまたはインターフェースから{host}にログインし、もう一度実行してください。',
  }),
  sentence('To {step} on {host} needs root, which the user who logs in there is not and may not become.', {
    'zh-CN': '在 {host} 上“{step}”需要 root 权限，而登录的用户不是 root，也无法成为 root。',
    ja: '{host}で「{step}」を行うにはrootが必要ですが、ログインするユーザーはrootではなく、rootにもなれません。',
  }),
  sentence(
    'Log in as root, or let the user run sudo (the command line asks for its password, or takes it from VLANVAS_SUDO_PASSWORD). Containers and networks on interfaces that are there need the Docker socket alone.',
    {
      'zh-CN':
        '以 root 登录，或允许该用户使用 sudo（命令行会询问其密码，或从 VLANVAS_SUDO_PASSWORD 读取）。在已有接口上的容器和网络只需要 Docker 套接字。',
      ja: 'rootでログインするか、ユーザーがsudoを使えるようにしてください（コマンドラインはパスワードを尋ねるか、VLANVAS_SUDO_PASSWORDから読み取ります）。既存のインターフェース上のコンテナーとネットワークには、Dockerソケットだけで足ります。',
    },
  ),
  sentence('Somebody else turned {setting} of {host} off after this design had turned it on.', {
    'zh-CN': '此设计启用 {host} 的 {setting} 之后，被他人关闭。',
    ja: 'この設計が有効にした{host}の{setting}を、他者が無効にしました。',
  }),
  sentence('Somebody else turned {setting} of {host} on after this design had turned it off.', {
    'zh-CN': '此设计关闭 {host} 的 {setting} 之后，被他人启用。',
    ja: 'この設計が無効にした{host}の{setting}を、他者が有効にしました。',
  }),
  sentence('This apply turns it on again. See who else sets it: {command}', {
    'zh-CN': '本次部署会重新启用它。查看还有谁在设置它：{command}',
    ja: '今回のデプロイで再び有効にします。ほかに設定しているものを確認してください：{command}',
  }),
  sentence('This apply turns it off again. See who else sets it: {command}', {
    'zh-CN': '本次部署会重新关闭它。查看还有谁在设置它：{command}',
    ja: '今回のデプロイで再び無効にします。ほかに設定しているものを確認してください：{command}',
  }),
  sentence('{host} has no interface {name}. It has {links}.', {
    'zh-CN': '{host} 没有接口 {name}。它有 {links}。',
    ja: '{host}にインターフェース{name}がありません。あるのは{links}です。',
  }),
  sentence('{host} has no interface {name}. It has none.', {
    'zh-CN': '{host} 没有接口 {name}。它没有任何接口。',
    ja: '{host}にインターフェース{name}がありません。インターフェースは1つもありません。',
  }),
  sentence('Name an interface that is there, or add it on the host.', {
    'zh-CN': '改用那里已有的接口，或在主机上添加它。',
    ja: 'そこにあるインターフェースを指定するか、ホストに追加してください。',
  }),
  sentence(
    'The interface alias of {link} on {host} has no room for what Vlanvas must note there ({length} of {limit} characters).',
    {
      'zh-CN': '{host} 上 {link} 的接口别名放不下 Vlanvas 必须备注的内容（{length}/{limit} 个字符）。',
      ja: '{host}の{link}のインターフェースエイリアスに、Vlanvasが書くメモの余裕がありません（{limit}文字中{length}文字）。',
    },
  ),
  sentence('Shorten the alias, or put fewer addresses and routes on this interface.', {
    'zh-CN': '缩短别名，或减少该接口上的地址和路由。',
    ja: 'エイリアスを短くするか、このインターフェースのアドレスとルートを減らしてください。',
  }),
  sentence('{host} is reached through its Docker socket alone, which does not allow {needs}.', {
    'zh-CN': '{host} 只能通过其 Docker 套接字访问，因此无法 {needs}。',
    ja: '{host}にはDockerソケットだけで接続しているため、{needs}はできません。',
  }),
  sentence('to make the interface {name:word}', { 'zh-CN': '创建接口 {name}', ja: 'インターフェース{name}の作成' }),
  sentence('to set forwarding', { 'zh-CN': '设置转发', ja: '転送の設定' }),
  sentence('to write firewall rules', { 'zh-CN': '写入防火墙规则', ja: 'ファイアウォールルールの書き込み' }),
  sentence('to add routes', { 'zh-CN': '添加路由', ja: 'ルートの追加' }),
  sentence('Give the host an "ssh" entry for a user who is root or may run sudo, or take that out of the design.', {
    'zh-CN': '为主机添加 "ssh" 条目，使用 root 或可运行 sudo 的用户，或从设计中去掉这些内容。',
    ja: 'rootまたはsudoを使えるユーザーの"ssh"をホストに設定するか、設計からそれを外してください。',
  }),
  sentence('{host} is reached through its Docker socket alone: its interfaces are taken to be as the design says.', {
    'zh-CN': '{host} 只能通过其 Docker 套接字访问：假定其接口与设计一致。',
    ja: '{host}にはDockerソケットだけで接続しています：インターフェースは設計どおりとみなします。',
  }),
  sentence('Give the host an "ssh" entry to have them looked at.', {
    'zh-CN': '为主机添加 "ssh" 条目，以便检查其接口。',
    ja: 'インターフェースを確認するには、ホストに"ssh"を設定してください。',
  }),
  sentence('What this design sets on the interfaces of {hosts} is gone after a reboot: {why}.', {
    'zh-CN': '此设计在 {hosts} 的接口上所做的设置会在重启后丢失：{why}。',
    ja: 'この設計が{hosts}のインターフェースに行った設定は、再起動すると失われます：{why}。',
  }),
  sentence('Run apply again after a reboot, or write it into the configuration of the host yourself.', {
    'zh-CN': '重启后重新部署，或自行写入主机的配置。',
    ja: '再起動後にもう一度デプロイするか、自分でホストの設定に書き込んでください。',
  }),
  sentence('Run apply again after a reboot, or write it into the configuration of the hosts yourself.', {
    'zh-CN': '重启后重新部署，或自行写入各主机的配置。',
    ja: '再起動後にもう一度デプロイするか、自分で各ホストの設定に書き込んでください。',
  }),
];

export const plan: readonly Sentence[] = [...steps, ...stepReasons, ...IN_THE_WAY, ...IN_USE, ...REFUSALS, ...deploy];
