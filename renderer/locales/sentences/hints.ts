/** What to do about a problem of the design: the hints of shared/checks/rules. */
import { sentence } from './sentence.ts';
import type { Sentence } from './sentence.ts';

const addresses: readonly Sentence[] = [
  sentence('Add a subnet to {network}, or leave the address out.', {
    'zh-CN': '为 {network} 添加子网，或不填写地址。',
    ja: '{network}にサブネットを追加するか、アドレスの指定を外してください。',
  }),
  sentence('Take an address of {subnet}, or leave it out and let Vlanvas plan one.', {
    'zh-CN': '改用 {subnet} 中的地址，或不填写，由 Vlanvas 规划。',
    ja: '{subnet}のアドレスにするか、指定を外してVlanvasに割り当てさせてください。',
  }),
  sentence('Take an address in between.', { 'zh-CN': '改用介于两者之间的地址。', ja: 'その間のアドレスにしてください。' }),
  sentence('Take an address in between, or leave it out and let Vlanvas plan one.', {
    'zh-CN': '改用介于两者之间的地址，或不填写，由 Vlanvas 规划。',
    ja: 'その間のアドレスにするか、指定を外してVlanvasに割り当てさせてください。',
  }),
  sentence('Take a range outside of the pool, or leave it out and let Vlanvas plan one.', {
    'zh-CN': '改用地址池之外的范围，或不填写，由 Vlanvas 规划。',
    ja: 'プールの外の範囲にするか、指定を外してVlanvasに割り当てさせてください。',
  }),
  sentence('Take an address outside of the pool, or leave it out and let Vlanvas plan one.', {
    'zh-CN': '改用地址池之外的地址，或不填写，由 Vlanvas 规划。',
    ja: 'プールの外のアドレスにするか、指定を外してVlanvasに割り当てさせてください。',
  }),
  sentence('Give {who} another address, or leave it out and let Vlanvas plan one.', {
    'zh-CN': '为 {who} 换一个地址，或不填写，由 Vlanvas 规划。',
    ja: '{who}に別のアドレスを設定するか、指定を外してVlanvasに割り当てさせてください。',
  }),
  sentence('Give {who} another address.', { 'zh-CN': '为 {who} 换一个地址。', ja: '{who}に別のアドレスを設定してください。' }),
  sentence('Give {network} another subnet.', {
    'zh-CN': '为 {network} 换一个子网。',
    ja: '{network}に別のサブネットを設定してください。',
  }),
  sentence('Take an address of {subnet} outside of the ranges.', {
    'zh-CN': '改用 {subnet} 中地址范围之外的地址。',
    ja: '{subnet}のうち、アドレス範囲の外のアドレスにしてください。',
  }),
  sentence('Take an address outside of the ranges, as in {free}.', {
    'zh-CN': '改用地址范围之外的地址，例如 {free}。',
    ja: 'アドレス範囲の外のアドレス（例：{free}）にしてください。',
  }),
  sentence('Reserve addresses of {subnet}, or remove the entry.', {
    'zh-CN': '保留 {subnet} 中的地址，或移除该条目。',
    ja: '{subnet}のアドレスを予約するか、この項目を削除してください。',
  }),
  sentence('Take another address, or leave it out and let Vlanvas plan one.', {
    'zh-CN': '换一个地址，或不填写，由 Vlanvas 规划。',
    ja: '別のアドレスにするか、指定を外してVlanvasに割り当てさせてください。',
  }),
  sentence('Take a part of {subnet}, or leave the range out and let Vlanvas plan one.', {
    'zh-CN': '改用 {subnet} 中的一部分，或不填写范围，由 Vlanvas 规划。',
    ja: '{subnet}の一部にするか、範囲の指定を外してVlanvasに割り当てさせてください。',
  }),
  sentence('Give each host a range of its own, or leave them out and let Vlanvas plan them.', {
    'zh-CN': '为每台主机设置各自的范围，或都不填写，由 Vlanvas 规划。',
    ja: 'ホストごとに別の範囲を設定するか、すべて指定を外してVlanvasに割り当てさせてください。',
  }),
  sentence('Make the subnet of {network} a /{length}, give {host} a wider range, or free an address.', {
    'zh-CN': '将 {network} 的子网扩大为 /{length}，为 {host} 设置更大的范围，或释放一个地址。',
    ja: '{network}のサブネットを/{length}に広げるか、{host}の範囲を広げるか、アドレスを空けてください。',
  }),
  sentence('Keep one of them, or make a second network of the other.', {
    'zh-CN': '只保留其中一个，或用另一个建立第二个网络。',
    ja: '一方だけを残すか、もう一方を2つ目のネットワークにしてください。',
  }),
  sentence('Remove one of them.', { 'zh-CN': '移除其中一个。', ja: 'どちらか一方を削除してください。' }),
  sentence('Take a /30 or a larger subnet.', {
    'zh-CN': '改用 /30 或更大的子网。',
    ja: '/30以上の大きさのサブネットにしてください。',
  }),
  sentence('Leave mac out of {who}.', { 'zh-CN': '不要为 {who} 填写 mac。', ja: '{who}のmacの指定を外してください。' }),
  sentence('Leave mac out: the container has the MAC address of its parent interface.', {
    'zh-CN': '不要填写 mac：容器使用其父接口的 MAC 地址。',
    ja: 'macの指定を外してください。コンテナーは親インターフェースのMACアドレスを使います。',
  }),
  sentence('Write {mac}, or leave mac out.', {
    'zh-CN': '写成 {mac}，或不填写 mac。',
    ja: '{mac}とするか、macの指定を外してください。',
  }),
];

const gateways: readonly Sentence[] = [
  sentence('Take an address of {subnet}, or leave the gateway out.', {
    'zh-CN': '改用 {subnet} 中的地址，或不填写网关。',
    ja: '{subnet}のアドレスにするか、ゲートウェイの指定を外してください。',
  }),
  sentence('Cable that interface to the segment and VLAN of the network, or name another gateway.', {
    'zh-CN': '将该接口连接到此网络的二层网段和 VLAN，或指定其他网关。',
    ja: 'そのインターフェースをこのネットワークのL2セグメントとVLANに結線するか、別のゲートウェイを指定してください。',
  }),
  sentence(
    'If it is a router outside of the design, this is as it should be; else add the router as a host, or leave the gateway out.',
    {
      'zh-CN': '如果它是设计之外的路由器，则无需处理；否则将该路由器作为主机添加，或不填写网关。',
      ja: '設計の外にあるルーターであれば問題ありません。そうでなければルーターをホストとして追加するか、ゲートウェイの指定を外してください。',
    },
  ),
  sentence('Move the containers to another host, or put {gateway} on a shim of the parent.', {
    'zh-CN': '将容器移到其他主机，或将 {gateway} 配置在父接口的 shim 上。',
    ja: 'コンテナーを別のホストに移すか、{gateway}を親インターフェースのshimに設定してください。',
  }),
  sentence('Give the subnet of {network} a gateway, or change line {line} of expect.', {
    'zh-CN': '为 {network} 的子网设置网关，或修改 expect 的第 {line} 行。',
    ja: '{network}のサブネットにゲートウェイを設定するか、expectの{line}行目を変更してください。',
  }),
  sentence('Add a route to {subnet} through the host that its containers run on.', {
    'zh-CN': '添加经由其容器所在主机到 {subnet} 的路由。',
    ja: 'コンテナーが動作するホストを経由する、{subnet}への経路を追加してください。',
  }),
  sentence('Set gatewayPriority: 1 at the network that leads out.', {
    'zh-CN': '在通往外部的网络上设置 gatewayPriority: 1。',
    ja: '外部に出るネットワークにgatewayPriority: 1を設定してください。',
  }),
  sentence('Docker {engine} knows no gatewayPriority (28.0.0 does): name the networks so that the right one comes first.', {
    'zh-CN': 'Docker {engine} 不支持 gatewayPriority（28.0.0 起支持）：请调整网络名称，使正确的网络排在最前。',
    ja: 'Docker {engine}はgatewayPriorityに対応していません（28.0.0から対応）。正しいネットワークが先頭になるように名前を付けてください。',
  }),
  sentence(
    'If {host} should reach the IPv6 world, add a route to ::/0, or set accept_ra to 2 on the interface towards the router.',
    {
      'zh-CN': '如果 {host} 需要访问 IPv6 外网，请添加到 ::/0 的路由，或在朝向路由器的接口上将 accept_ra 设为 2。',
      ja: '{host}からIPv6の外部に到達させるには、::/0への経路を追加するか、ルーター側のインターフェースでaccept_raを2にしてください。',
    },
  ),
  sentence('If it is only a router, write docker: none; else list what may pass under forward.', {
    'zh-CN': '如果它只是路由器，请写 docker: none；否则在 forward 下列出允许通过的流量。',
    ja: 'ルーター専用であればdocker: noneと書き、そうでなければ通過を許可するものをforwardに列挙してください。',
  }),
  sentence('List what may pass under forward.', {
    'zh-CN': '在 forward 下列出允许通过的流量。',
    ja: '通過を許可するものをforwardに列挙してください。',
  }),
];

const parents: readonly Sentence[] = [
  sentence('Take the driver ipvlan, or set foreignMacs of {segment} to true where the switch and the hypervisor allow them.', {
    'zh-CN': '改用 ipvlan 驱动；如果交换机和虚拟化平台允许，也可将 {segment} 的 foreignMacs 设为 true。',
    ja: 'ドライバーをipvlanにするか、スイッチとハイパーバイザーが許可していれば{segment}のforeignMacsをtrueにしてください。',
  }),
  sentence('Use a cabled NIC, or the driver ipvlan.', {
    'zh-CN': '改用有线网卡，或 ipvlan 驱动。',
    ja: '有線のNICを使うか、ドライバーをipvlanにしてください。',
  }),
  sentence('Nothing to mend; a shim on the parent lets a host talk to its own containers.', {
    'zh-CN': '无需修复；在父接口上建立 shim 可让主机与自己的容器通信。',
    ja: '修正は不要です。親インターフェースにshimを設けると、ホストは自身のコンテナーと通信できます。',
  }),
  sentence('Leave it out: {driver} has no modes.', {
    'zh-CN': '不要填写：{driver} 没有模式。',
    ja: '指定を外してください。{driver}にモードはありません。',
  }),
  sentence('Modes of {driver}: {modes}.', { 'zh-CN': '{driver} 的模式：{modes}。', ja: '{driver}のモード：{modes}。' }),
  sentence('Name the NIC of each host, as in parents: { docker01: ens33 }.', {
    'zh-CN': '写明每台主机的网卡，例如 parents: { docker01: ens33 }。',
    ja: '各ホストのNICを指定してください（例：parents: { docker01: ens33 }）。',
  }),
  sentence('Add the NIC of {host} under parents of {network}.', {
    'zh-CN': '在 {network} 的 parents 下添加 {host} 的网卡。',
    ja: '{network}のparentsに{host}のNICを追加してください。',
  }),
  sentence('List the hosts in place of parents: hosts: {hosts}.', {
    'zh-CN': '用主机列表代替 parents：hosts: {hosts}。',
    ja: 'parentsの代わりにホストを列挙してください：hosts: {hosts}。',
  }),
  sentence('Add subnets: [{ subnet: 172.16.10.0/24 }], with a subnet of yours.', {
    'zh-CN': '添加 subnets: [{ subnet: 172.16.10.0/24 }]，填写您的子网。',
    ja: 'subnets: [{ subnet: 172.16.10.0/24 }]のように、使用するサブネットを追加してください。',
  }),
  sentence('Cable the NICs to the same segment and give the parents the same VLAN.', {
    'zh-CN': '将这些网卡连接到同一二层网段，并为父接口设置相同的 VLAN。',
    ja: 'NICを同じL2セグメントに結線し、親インターフェースを同じVLANにしてください。',
  }),
  sentence('Put {network} on another NIC or on a VLAN sub-interface of its own.', {
    'zh-CN': '将 {network} 放到其他网卡或专用的 VLAN 子接口上。',
    ja: '{network}を別のNICか、専用のVLANサブインターフェースに載せてください。',
  }),
  sentence('Give the sub-interface a short name, as in {name}.', {
    'zh-CN': '为子接口取一个短名称，例如 {name}。',
    ja: 'サブインターフェースに短い名前（例：{name}）を付けてください。',
  }),
  sentence('Look the name up with ip link on the host.', {
    'zh-CN': '在主机上用 `ip link` 查看名称。',
    ja: 'ホスト上で`ip link`を実行して名前を確認してください。',
  }),
  sentence('Take the NIC that is cabled to the other hosts.', {
    'zh-CN': '改用连接到其他主机的网卡。',
    ja: '他のホストに結線されているNICにしてください。',
  }),
  sentence('Give the sub-interface a name with at most one dot.', {
    'zh-CN': '为子接口取一个最多含一个点的名称。',
    ja: 'サブインターフェースの名前のドットは1つまでにしてください。',
  }),
  sentence('Set it to {limit} or less.', { 'zh-CN': '设为 {limit} 或更小。', ja: '{limit}以下に設定してください。' }),
  sentence('Set it to {least} or more; 1500 is usual.', {
    'zh-CN': '设为 {least} 或更大；通常为 1500。',
    ja: '{least}以上に設定してください（通常は1500）。',
  }),
  sentence('Add the VLAN id, as in vlan: 10.', {
    'zh-CN': '添加 VLAN ID，例如 vlan: 10。',
    ja: 'VLAN IDを追加してください（例：vlan: 10）。',
  }),
  sentence('Add parent: {base}.', { 'zh-CN': '添加 parent: {base}。', ja: 'parent: {base}を追加してください。' }),
  sentence('Add the NIC that it is a sub-interface of as parent; for an untagged port write access in place of vlan.', {
    'zh-CN': '将其所属的网卡写为 parent；对于无标签端口，用 access 代替 vlan。',
    ja: '元になるNICをparentに追加してください。タグなしポートの場合はvlanの代わりにaccessを書きます。',
  }),
  sentence('Move {key} to {parent}.', { 'zh-CN': '将 {key} 移到 {parent}。', ja: '{key}を{parent}に移してください。' }),
  sentence('Use {name} for both.', { 'zh-CN': '两者都使用 {name}。', ja: '両方に{name}を使ってください。' }),
  sentence('Take an id from 1 to 4094.', { 'zh-CN': '改用 1 到 4094 之间的 ID。', ja: '1～4094のIDにしてください。' }),
  sentence('Add {tag} to vlans of {segment}, and to the trunk ports of the switch.', {
    'zh-CN': '将 {tag} 添加到 {segment} 的 vlans，并添加到交换机的 trunk 端口。',
    ja: '{segment}のvlansとスイッチのトランクポートに{tag}を追加してください。',
  }),
  sentence('Make the port of {nic} a trunk (remove access), or use {other} itself.', {
    'zh-CN': '将 {nic} 的端口改为 trunk（移除 access），或直接使用 {other}。',
    ja: '{nic}のポートをトランクにする（accessを削除する）か、{other}をそのまま使ってください。',
  }),
  sentence('Add it under interfaces of {host}: {entry:any}.', {
    'zh-CN': '在 {host} 的 interfaces 下添加：{entry}。',
    ja: '{host}のinterfacesに追加してください：{entry}。',
  }),
];

const docker: readonly Sentence[] = [
  sentence('Leave it out: a network spans all hosts of its parents.', {
    'zh-CN': '不要填写：网络会跨越其父接口所在的所有主机。',
    ja: '指定を外してください。ネットワークは親インターフェースのある全ホストにまたがります。',
  }),
  sentence('Write {key} of the network in its place.', {
    'zh-CN': '改用网络的 {key}。',
    ja: '代わりにネットワークの{key}を使ってください。',
  }),
  sentence('Write {key} in its place.', { 'zh-CN': '改用 {key}。', ja: '代わりに{key}を使ってください。' }),
  sentence('Write {address} in place of {name}.', {
    'zh-CN': '用 {address} 代替 {name}。',
    ja: '{name}の代わりに{address}と書いてください。',
  }),
  sentence('an address that you give to it', { 'zh-CN': '为其设置的地址', ja: '割り当てたアドレス' }),
  sentence('If they need the outside, put them on a network that is not internal too.', {
    'zh-CN': '如果它们需要访问外部，请再接入一个非内部网络。',
    ja: '外部への通信が必要であれば、内部でないネットワークにも接続してください。',
  }),
  sentence('Give it a name of at most {most} characters.', {
    'zh-CN': '请取一个不超过 {most} 个字符的名称。',
    ja: '{most}文字以内の名前にしてください。',
  }),
  sentence('Call it {name}, or as you like, with two characters or more.', {
    'zh-CN': '改名为 {name}，或其他两个字符以上的名称。',
    ja: '{name}など、2文字以上の名前にしてください。',
  }),
  sentence('Call it otherwise, as in {name}.', {
    'zh-CN': '换一个名称，例如 {name}。',
    ja: '{name}など、別の名前にしてください。',
  }),
  sentence('Flags are {flags}.', { 'zh-CN': '可用的标志是 {flags}。', ja: '使えるフラグは{flags}です。' }),
  sentence('Give one of them another name.', { 'zh-CN': '为其中一个换一个名称。', ja: 'どちらかに別の名前を付けてください。' }),
  sentence('Use the engine of a Linux machine, or put the network on another host.', {
    'zh-CN': '改用 Linux 机器上的引擎，或将网络放到其他主机上。',
    ja: 'Linuxマシンのエンジンを使うか、ネットワークを別のホストに置いてください。',
  }),
  sentence('Give it a name.', { 'zh-CN': '为其取一个名称。', ja: '名前を付けてください。' }),
  sentence('Write {name}: {value:any}.', { 'zh-CN': '写成 {name}: {value}。', ja: '{name}: {value}と書いてください。' }),
  sentence('Write NAME or NAME:TAG, with a registry in front where it is not on Docker Hub.', {
    'zh-CN': '写成 `NAME` 或 `NAME:TAG`；如果不在 Docker Hub 上，前面加上镜像仓库。',
    ja: '`NAME`または`NAME:TAG`と書き、Docker Hub以外の場合は前にレジストリを付けてください。',
  }),
  sentence('Give {network} a parent interface on {host}, or move {who}.', {
    'zh-CN': '在 {host} 上为 {network} 设置父接口，或移动 {who}。',
    ja: '{host}に{network}の親インターフェースを設定するか、{who}を移してください。',
  }),
  sentence('Add {host} to the hosts of {network}, or move {who}.', {
    'zh-CN': '将 {host} 添加到 {network} 的主机列表，或移动 {who}。',
    ja: '{network}のホストに{host}を追加するか、{who}を移してください。',
  }),
  sentence('Move it to another host, or remove docker: none from {host}.', {
    'zh-CN': '移到其他主机，或从 {host} 中移除 docker: none。',
    ja: '別のホストに移すか、{host}からdocker: noneを削除してください。',
  }),
  sentence('Remove ports, and use the address of the container.', {
    'zh-CN': '移除 ports，使用容器的地址。',
    ja: 'portsを削除し、コンテナーのアドレスを使ってください。',
  }),
  sentence('Use the name of a container, a network or a host, or any.', {
    'zh-CN': '使用容器、网络或主机的名称，或 any。',
    ja: 'コンテナー、ネットワーク、ホストの名前、またはanyを使ってください。',
  }),
  sentence('Write {near}, or {otherwise}.', {
    'zh-CN': '写成 {near}，或{otherwise}。',
    ja: '{near}と書くか、次のようにします：{otherwise}。',
  }),
  sentence('Add {name} under hosts.', { 'zh-CN': '在 hosts 下添加 {name}。', ja: 'hostsに{name}を追加してください。' }),
  sentence('Add {name} under networks.', { 'zh-CN': '在 networks 下添加 {name}。', ja: 'networksに{name}を追加してください。' }),
  sentence('Add {name} under segments.', { 'zh-CN': '在 segments 下添加 {name}。', ja: 'segmentsに{name}を追加してください。' }),
  sentence('Add {name} under interfaces of {host}.', {
    'zh-CN': '在 {host} 的 interfaces 下添加 {name}。',
    ja: '{host}のinterfacesに{name}を追加してください。',
  }),
];

export const hints: readonly Sentence[] = [...addresses, ...gateways, ...parents, ...docker];
