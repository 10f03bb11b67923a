/** What is wrong in a design: the messages of shared/checks/rules, and the phrases that they are made of. */
import { sentence } from './sentence.ts';
import type { Sentence } from './sentence.ts';

const addresses: readonly Sentence[] = [
  sentence('{who} has the address {address}, and {network} has no IPv{family} subnet.', {
    'zh-CN': '{who} 的地址是 {address}，而 {network} 没有 IPv{family} 子网。',
    ja: '{who}のアドレスは{address}ですが、{network}にはIPv{family}サブネットがありません。',
  }),
  sentence('{address} of {who} is not in {subnet}, the subnet of {network}.', {
    'zh-CN': '{who} 的地址 {address} 不在 {network} 的子网 {subnet} 内。',
    ja: '{who}のアドレス{address}は、{network}のサブネット{subnet}の範囲外です。',
  }),
  sentence('The gateway {gateway} of {network} is the {name} address of {subnet}.', {
    'zh-CN': '{network} 的网关 {gateway} 是 {subnet} 的{name}地址。',
    ja: '{network}のゲートウェイ{gateway}は、{subnet}の{name}アドレスです。',
  }),
  sentence('{address} of {who} is the {name} address of {subnet}.', {
    'zh-CN': '{who} 的地址 {address} 是 {subnet} 的{name}地址。',
    ja: '{who}のアドレス{address}は、{subnet}の{name}アドレスです。',
  }),
  sentence('network', { 'zh-CN': '网络', ja: 'ネットワーク' }),
  sentence('broadcast', { 'zh-CN': '广播', ja: 'ブロードキャスト' }),
  sentence('subnet-router anycast', { 'zh-CN': '子网路由器任播', ja: 'サブネットルーターエニーキャスト' }),
  sentence(
    'The range {range} of {host} and the DHCP pool {entry} of {network} overlap: both would hand out the same addresses.',
    {
      'zh-CN': '{host} 的地址范围 {range} 与 {network} 的 DHCP 地址池 {entry} 重叠：双方会分配相同的地址。',
      ja: '{host}のアドレス範囲{range}と{network}のDHCPプール{entry}が重複しています。双方が同じアドレスを割り当てます。',
    },
  ),
  sentence('{address} of {who} lies in the DHCP pool {entry} of {network}: another device may be given the same address.', {
    'zh-CN': '{who} 的地址 {address} 位于 {network} 的 DHCP 地址池 {entry} 内：其他设备可能获得相同的地址。',
    ja: '{who}のアドレス{address}は{network}のDHCPプール{entry}に含まれています。別の機器に同じアドレスが割り当てられるおそれがあります。',
  }),
  sentence('{who} has {gateway}, which is the gateway of {network}: Docker reserves it and refuses the container.', {
    'zh-CN': '{who} 使用了 {network} 的网关地址 {gateway}：Docker 会保留该地址并拒绝此容器。',
    ja: '{who}のアドレス{gateway}は{network}のゲートウェイです。Dockerはこのアドレスを予約し、コンテナーを拒否します。',
  }),
  sentence('{first} and {second} both have the address {address} in the same broadcast domain.', {
    'zh-CN': '{first} 和 {second} 在同一广播域内使用了相同的地址 {address}。',
    ja: '{first}と{second}が、同じブロードキャストドメインで同一のアドレス{address}を使用しています。',
  }),
  sentence('{first} and {second} both have the address {address} in the network {network}.', {
    'zh-CN': '{first} 和 {second} 在网络 {network} 中使用了相同的地址 {address}。',
    ja: '{first}と{second}が、ネットワーク{network}で同一のアドレス{address}を使用しています。',
  }),
  sentence('{first} and {second} both have the address {address} on the Docker daemon of {host}.', {
    'zh-CN': '{first} 和 {second} 在 {host} 的 Docker 守护进程上使用了相同的地址 {address}。',
    ja: '{first}と{second}が、{host}のDockerデーモンで同一のアドレス{address}を使用しています。',
  }),
  sentence('{who} has the fixed address {address} inside {range}, from which {other} and others on {host} are given theirs.', {
    'zh-CN': '{who} 的固定地址 {address} 位于 {range} 内，而 {host} 上的 {other} 等容器从该范围分配地址。',
    ja: '{who}の固定アドレス{address}は{range}に含まれますが、{host}の{other}などはこの範囲からアドレスを割り当てられます。',
  }),
  sentence('{name} of {network} reserves {entry}, which is not in {subnet}.', {
    'zh-CN': '{network} 的 {name} 保留了 {entry}，但它不在 {subnet} 内。',
    ja: '{network}の{name}は{entry}を予約していますが、{subnet}の範囲外です。',
  }),
  sentence('{address} of {who} is reserved as {name} in {network}.', {
    'zh-CN': '{who} 的地址 {address} 在 {network} 中已作为 {name} 保留。',
    ja: '{who}のアドレス{address}は、{network}で{name}として予約されています。',
  }),
  sentence('The range {range} of {host} is of another family than {subnet}, the subnet of {network}.', {
    'zh-CN': '{host} 的地址范围 {range} 与 {network} 的子网 {subnet} 不属于同一地址族。',
    ja: '{host}のアドレス範囲{range}は、{network}のサブネット{subnet}とアドレスファミリーが異なります。',
  }),
  sentence('The range {range} of {host} is larger than {subnet}, the subnet of {network}.', {
    'zh-CN': '{host} 的地址范围 {range} 大于 {network} 的子网 {subnet}。',
    ja: '{host}のアドレス範囲{range}は、{network}のサブネット{subnet}より大きくなっています。',
  }),
  sentence('The range {range} of {host} is not in {subnet}, the subnet of {network}.', {
    'zh-CN': '{host} 的地址范围 {range} 不在 {network} 的子网 {subnet} 内。',
    ja: '{host}のアドレス範囲{range}は、{network}のサブネット{subnet}に含まれていません。',
  }),
  sentence(
    'The ranges of {first} ({firstRange}) and {second} ({secondRange}) overlap: both hosts would hand out the same addresses.',
    {
      'zh-CN': '{first}（{firstRange}）与 {second}（{secondRange}）的地址范围重叠：两台主机会分配相同的地址。',
      ja: '{first}（{firstRange}）と{second}（{secondRange}）のアドレス範囲が重複しています。両方のホストが同じアドレスを割り当てます。',
    },
  ),
  sentence(
    '{name} ({subnet}) overlaps with {docker0}, which docker0 of {host} has unless the daemon is set up otherwise; Docker refuses it then.',
    {
      'zh-CN': '{name}（{subnet}）与 {docker0} 重叠：除非守护进程另有设置，{host} 的 docker0 使用该网段，此时 Docker 会拒绝。',
      ja: '{name}（{subnet}）は{docker0}と重複しています。デーモンの設定を変えていないかぎり{host}のdocker0が使用しており、Dockerは拒否します。',
    },
  ),
  sentence('{first} ({firstSubnet}) and {second} ({secondSubnet}) overlap on {host}; Docker there refuses the second.', {
    'zh-CN': '{first}（{firstSubnet}）与 {second}（{secondSubnet}）在 {host} 上重叠；那里的 Docker 会拒绝后者。',
    ja: '{host}で{first}（{firstSubnet}）と{second}（{secondSubnet}）が重複しています。Dockerは2番目のものを拒否します。',
  }),
  sentence('{first} and {second} of {network} overlap.', {
    'zh-CN': '{network} 的 {first} 与 {second} 重叠。',
    ja: '{network}の{first}と{second}が重複しています。',
  }),
  sentence('{name} has the subnet {subnet}, in which Docker {engine} of {host} finds no address: "{said:any}".', {
    'zh-CN': '{name} 的子网是 {subnet}，{host} 的 Docker {engine} 在其中找不到可用地址："{said}"。',
    ja: '{name}のサブネットは{subnet}ですが、{host}のDocker {engine}はその中に使えるアドレスを見つけられません："{said}"。',
  }),
  sentence('No address is left for {who} in the subnet {subnet}.', {
    'zh-CN': '子网 {subnet} 中已没有可分配给 {who} 的地址。',
    ja: 'サブネット{subnet}には、{who}に割り当てられるアドレスが残っていません。',
  }),
  sentence('No address is left for {who} in {range}, the range of {host} in {subnet}.', {
    'zh-CN': '{host} 在 {subnet} 中的地址范围 {range} 已没有可分配给 {who} 的地址。',
    ja: '{subnet}のうち{host}のアドレス範囲である{range}には、{who}に割り当てられるアドレスが残っていません。',
  }),
  sentence('{first} and {second} both have the MAC address {mac}.', {
    'zh-CN': '{first} 和 {second} 使用了相同的 MAC 地址 {mac}。',
    ja: '{first}と{second}のMACアドレスがどちらも{mac}です。',
  }),
  sentence('{mac} of {who} is a multicast address, which no interface can have.', {
    'zh-CN': '{who} 的 {mac} 是组播地址，接口不能使用。',
    ja: '{who}の{mac}はマルチキャストアドレスで、インターフェースには設定できません。',
  }),
  sentence('{mac} of {who} is the empty address, which no interface can have.', {
    'zh-CN': '{who} 的 {mac} 是全零地址，接口不能使用。',
    ja: '{who}の{mac}はすべて0のアドレスで、インターフェースには設定できません。',
  }),
];

const gateways: readonly Sentence[] = [
  sentence('The gateway {gateway} of {network} is IPv{family}, and its subnet {subnet} is IPv{other}.', {
    'zh-CN': '{network} 的网关 {gateway} 是 IPv{family} 地址，而其子网 {subnet} 是 IPv{other}。',
    ja: '{network}のゲートウェイ{gateway}はIPv{family}ですが、サブネット{subnet}はIPv{other}です。',
  }),
  sentence('The gateway {gateway} of {network} is not in its subnet {subnet}.', {
    'zh-CN': '{network} 的网关 {gateway} 不在其子网 {subnet} 内。',
    ja: '{network}のゲートウェイ{gateway}は、サブネット{subnet}の範囲外です。',
  }),
  sentence('The gateway {gateway} of {network} is {who}, which is not in the broadcast domain of the network.', {
    'zh-CN': '{network} 的网关 {gateway} 是 {who}，它不在该网络的广播域内。',
    ja: '{network}のゲートウェイ{gateway}は{who}ですが、このネットワークのブロードキャストドメインに属していません。',
  }),
  sentence('Nobody in the design has {gateway}, the gateway of {network}.', {
    'zh-CN': '设计中没有任何接口使用 {network} 的网关地址 {gateway}。',
    ja: '{network}のゲートウェイ{gateway}を持つものが、設計の中にありません。',
  }),
  sentence("The gateway {gateway} of {network} is {who}, the parent of its own containers there: {names} can't reach it.", {
    'zh-CN': '{network} 的网关 {gateway} 是 {who}，即该处容器自身的父接口：{names} 无法到达它。',
    ja: '{network}のゲートウェイ{gateway}は{who}で、そこで動作するコンテナー自身の親インターフェースです。{names}からは到達できません。',
  }),
  sentence(
    '{from} is expected to reach {to}, which is in another subnet, and {network} names no gateway: {names} have no route there.',
    {
      'zh-CN': '期望 {from} 能到达位于另一子网的 {to}，但 {network} 未指定网关：{names} 没有到那里的路由。',
      ja: '{from}は別のサブネットにある{to}に到達することが期待されていますが、{network}にはゲートウェイの指定がなく、{names}に経路がありません。',
    },
  ),
  sentence('{names} and others', { 'zh-CN': '{names} 等', ja: '{names}など' }),
  sentence('{name} and {count} more', { 'zh-CN': '{name} 以及另外 {count} 个', ja: '{name}ほか{count}個' }),
  sentence('{who} is on {networks}, which all have a gateway; its default route goes through {first}.', {
    'zh-CN': '{who} 接入了 {networks}，它们都有网关；其默认路由经过 {first}。',
    ja: '{who}は{networks}に接続しており、そのすべてにゲートウェイがあります。デフォルトルートは{first}経由になります。',
  }),
  sentence('{network} is ipvlan in mode {mode}, and no host of the design has a route to {subnet}.', {
    'zh-CN': '{network} 是 {mode} 模式的 ipvlan，而设计中没有主机有到 {subnet} 的路由。',
    ja: '{network}は{mode}モードのipvlanですが、{subnet}への経路を持つホストが設計にありません。',
  }),
  sentence('{host} forwards IPv6 and has no IPv6 default route: it takes none from router advertisements.', {
    'zh-CN': '{host} 转发 IPv6，但没有 IPv6 默认路由：转发时它不会从路由器通告中获取默认路由。',
    ja: '{host}はIPv6を転送しますが、IPv6のデフォルトルートがありません。転送するホストはルーター広告からデフォルトルートを取得しません。',
  }),
  sentence('{host} forwards packets and runs Docker, which drops what it forwards.', {
    'zh-CN': '{host} 转发数据包，同时运行 Docker，而 Docker 会丢弃它转发的数据包。',
    ja: '{host}はパケットを転送し、同時にDockerも動作しています。Dockerは転送パケットを破棄します。',
  }),
];

const parents: readonly Sentence[] = [
  sentence(
    "{network} is macvlan, and the segment {segment} of {nic} on {host} drops frames with other MAC addresses than the NIC's: its containers reach nobody outside of {host}.",
    {
      'zh-CN':
        '{network} 是 macvlan 网络，而 {host} 的 {nic} 所在的二层网段 {segment} 会丢弃源 MAC 不属于该网卡的帧：其容器无法到达 {host} 之外。',
      ja: '{network}はmacvlanですが、{host}の{nic}が接続するL2セグメント{segment}はNIC以外のMACアドレスのフレームを破棄します。コンテナーは{host}の外に到達できません。',
    },
  ),
  sentence('{parent} of {host} is a Wi-Fi interface; macvlan does not work there.', {
    'zh-CN': '{host} 的 {parent} 是 Wi-Fi 接口；macvlan 在其上无法工作。',
    ja: '{host}の{parent}はWi-Fiインターフェースです。macvlanは動作しません。',
  }),
  sentence('Containers of {network} and the host that they run on do not reach each other, by design of {driver}: {hosts}.', {
    'zh-CN': '{network} 的容器与其所在主机之间互不可达，这是 {driver} 的固有行为：{hosts}。',
    ja: '{network}のコンテナーと、それが動作するホストとは、{driver}の仕様により相互に到達できません：{hosts}。',
  }),
  sentence('{network} has no parents: it is on no host.', {
    'zh-CN': '{network} 没有父接口：它不在任何主机上。',
    ja: '{network}には親インターフェースがなく、どのホストにも存在しません。',
  }),
  sentence('{network} is on {host} and has no parent interface there.', {
    'zh-CN': '{network} 在 {host} 上，但在那里没有父接口。',
    ja: '{network}は{host}にありますが、そこに親インターフェースがありません。',
  }),
  sentence('{network} is a network of the driver {driver}, which has no parent interfaces.', {
    'zh-CN': '{network} 是 {driver} 驱动的网络，该驱动没有父接口。',
    ja: '{network}は{driver}ドライバーのネットワークで、このドライバーに親インターフェースはありません。',
  }),
  sentence('{network} has no subnet; each Docker daemon would choose one by itself.', {
    'zh-CN': '{network} 没有子网；每个 Docker 守护进程会各自选择一个。',
    ja: '{network}にサブネットがありません。各Dockerデーモンが独自に選んでしまいます。',
  }),
  sentence('{mode} is not a mode of {driver}.', {
    'zh-CN': '{driver} 没有 {mode} 模式。',
    ja: '{driver}に{mode}というモードはありません。',
  }),
  sentence('{name} spans {hosts}, and {nics} is cabled to no segment.', {
    'zh-CN': '{name} 跨越 {hosts}，但 {nics} 未连接到任何二层网段。',
    ja: '{name}は{hosts}にまたがりますが、{nics}がどのL2セグメントにも結線されていません。',
  }),
  sentence('{name} spans {hosts}, whose parents are in different broadcast domains: {domains}.', {
    'zh-CN': '{name} 跨越 {hosts}，但它们的父接口位于不同的广播域：{domains}。',
    ja: '{name}は{hosts}にまたがりますが、親インターフェースのブロードキャストドメインが異なります：{domains}。',
  }),
  sentence('{segment} tag {tag}', { 'zh-CN': '{segment} 标签 {tag}', ja: '{segment} タグ{tag}' }),
  sentence('{segment} untagged', { 'zh-CN': '{segment} 无标签', ja: '{segment} タグなし' }),
  sentence('{first} and {second} are both on {parent} of {host}: a parent carries macvlan or ipvlan, never both.', {
    'zh-CN': '{first} 和 {second} 都在 {host} 的 {parent} 上：一个父接口只能承载 macvlan 或 ipvlan 之一。',
    ja: '{first}と{second}がどちらも{host}の{parent}上にあります。1つの親インターフェースにはmacvlanかipvlanの一方しか載せられません。',
  }),
  sentence('{first} and {second} are both on {parent} of {host}: Docker allows one ipvlan network a parent.', {
    'zh-CN': '{first} 和 {second} 都在 {host} 的 {parent} 上：Docker 只允许每个父接口有一个 ipvlan 网络。',
    ja: '{first}と{second}がどちらも{host}の{parent}上にあります。Dockerでは1つの親インターフェースにipvlanネットワークは1つだけです。',
  }),
  sentence('{first} and {second} are both on {parent} of {host}: a passthru network has its parent for itself.', {
    'zh-CN': '{first} 和 {second} 都在 {host} 的 {parent} 上：passthru 网络独占其父接口。',
    ja: '{first}と{second}がどちらも{host}の{parent}上にあります。passthruネットワークは親インターフェースを占有します。',
  }),
  sentence(
    '{first} and {second} are both on {parent} of {host}: Docker {engine} allows one macvlan network a parent, {since} and later allow several.',
    {
      'zh-CN':
        '{first} 和 {second} 都在 {host} 的 {parent} 上：Docker {engine} 只允许每个父接口有一个 macvlan 网络，{since} 及以后的版本允许多个。',
      ja: '{first}と{second}がどちらも{host}の{parent}上にあります。Docker {engine}では1つの親インターフェースにmacvlanネットワークは1つだけで、{since}以降は複数が可能です。',
    },
  ),
  sentence('{name} has {bytes} bytes; the name of an interface has at most {most}.', {
    'zh-CN': '{name} 有 {bytes} 个字节；接口名最多 {most} 个字节。',
    ja: '{name}は{bytes}バイトあります。インターフェース名は最大{most}バイトです。',
  }),
  sentence('lo cannot be the parent of a network: it leads nowhere.', {
    'zh-CN': 'lo 不能作为网络的父接口：它不通向任何地方。',
    ja: 'loはどこにもつながっていないため、ネットワークの親インターフェースにできません。',
  }),
  sentence(
    "{name} has two dots; Docker understands one in the name of a parent, and can't find this one again if it is missing after a reboot.",
    {
      'zh-CN': '{name} 含有两个点；Docker 只能识别父接口名中的一个点，重启后如果该接口不存在，就无法再找到它。',
      ja: '{name}にはドットが2つあります。Dockerは親インターフェース名のドットを1つしか解釈できず、再起動後に存在しないと見つけられません。',
    },
  ),
  sentence('{link} of {host} has an MTU of {mtu}, and what carries it takes {limit}.', {
    'zh-CN': '{host} 的 {link} 的 MTU 为 {mtu}，而承载它的接口只支持 {limit}。',
    ja: '{host}の{link}のMTUは{mtu}ですが、下位のインターフェースは{limit}までです。',
  }),
  sentence('{network} has an MTU of {mtu}, and there is room for {limit}.', {
    'zh-CN': '{network} 的 MTU 为 {mtu}，而可用的上限是 {limit}。',
    ja: '{network}のMTUは{mtu}ですが、使えるのは{limit}までです。',
  }),
  sentence('{who} has an MTU of {mtu}; Linux takes at most {most}.', {
    'zh-CN': '{who} 的 MTU 为 {mtu}；Linux 最多接受 {most}。',
    ja: '{who}のMTUは{mtu}ですが、Linuxが受け付けるのは{most}までです。',
  }),
  sentence('{who} has an MTU of {mtu}; Linux takes no less than {least}.', {
    'zh-CN': '{who} 的 MTU 为 {mtu}；Linux 不接受小于 {least} 的值。',
    ja: '{who}のMTUは{mtu}ですが、Linuxは{least}未満を受け付けません。',
  }),
  sentence('{who} has an MTU of {mtu}; IPv6 needs {least} and is switched off below.', {
    'zh-CN': '{who} 的 MTU 为 {mtu}；IPv6 至少需要 {least}，低于该值会被关闭。',
    ja: '{who}のMTUは{mtu}ですが、IPv6には{least}が必要で、それ未満では無効になります。',
  }),
  sentence('{name} of {host} has a parent and no vlan.', {
    'zh-CN': '{host} 的 {name} 有父接口，但没有 vlan。',
    ja: '{host}の{name}には親インターフェースがありますが、vlanがありません。',
  }),
  sentence('{name} of {host} has a vlan and no parent.', {
    'zh-CN': '{host} 的 {name} 有 vlan，但没有父接口。',
    ja: '{host}の{name}にはvlanがありますが、親インターフェースがありません。',
  }),
  sentence('{name} of {host} is a sub-interface, and reaches the segment through {parent}; it has no {key} of its own.', {
    'zh-CN': '{host} 的 {name} 是子接口，经由 {parent} 到达二层网段；它没有自己的 {key}。',
    ja: '{host}の{name}はサブインターフェースで、{parent}を通じてL2セグメントに接続します。独自の{key}は持ちません。',
  }),
  sentence('{first} and {second} of {host} are both VLAN {tag} on {parent}.', {
    'zh-CN': '{host} 的 {first} 和 {second} 都是 {parent} 上的 VLAN {tag}。',
    ja: '{host}の{first}と{second}が、どちらも{parent}上のVLAN {tag}です。',
  }),
  sentence('{what} is {id}; a VLAN id is 1 to 4094.', {
    'zh-CN': '{what}是 {id}；VLAN ID 的范围是 1 到 4094。',
    ja: '{what}が{id}です。VLAN IDは1～4094です。',
  }),
  sentence('A tag of the segment {segment}', { 'zh-CN': '二层网段 {segment} 的标签', ja: 'L2セグメント{segment}のタグ' }),
  sentence('The tag of {link}', { 'zh-CN': '{link} 的标签', ja: '{link}のタグ' }),
  sentence('The access VLAN of {link}', { 'zh-CN': '{link} 的 access VLAN ', ja: '{link}のアクセスVLAN' }),
  sentence('{link} of {host} sends frames with the tag {tag}, which the segment {segment} does not carry.', {
    'zh-CN': '{host} 的 {link} 发送标签为 {tag} 的帧，而二层网段 {segment} 不承载该 VLAN。',
    ja: '{host}の{link}はタグ{tag}のフレームを送信しますが、L2セグメント{segment}はこのVLANを通しません。',
  }),
  sentence('The port of {link} of {host} is in VLAN {tag}, which the segment {segment} does not carry.', {
    'zh-CN': '{host} 的 {link} 的交换机端口属于 VLAN {tag}，而二层网段 {segment} 不承载该 VLAN。',
    ja: '{host}の{link}のスイッチポートはVLAN {tag}に属しますが、L2セグメント{segment}はこのVLANを通しません。',
  }),
  sentence('{link} of {host} sends tagged frames, and the port of {nic} is an access port of VLAN {tag}, which drops them.', {
    'zh-CN': '{host} 的 {link} 发送带标签的帧，而 {nic} 的端口是 VLAN {tag} 的 access 端口，会将其丢弃。',
    ja: '{host}の{link}はタグ付きフレームを送信しますが、{nic}のポートはVLAN {tag}のアクセスポートのため、破棄されます。',
  }),
  sentence('{name} is not among the interfaces of {host}; its name says that it is VLAN {tag} on {base}.', {
    'zh-CN': '{host} 的接口中没有 {name}；从名称看，它是 {base} 上的 VLAN {tag}。',
    ja: '{host}のインターフェースに{name}がありません。名前からすると{base}上のVLAN {tag}です。',
  }),
];

const docker: readonly Sentence[] = [
  sentence('{option} of {name} is a flag of docker network create and no option of a driver: it would do nothing.', {
    'zh-CN': '{name} 的 {option} 是 `docker network create` 的参数，不是驱动选项：它不会起任何作用。',
    ja: '{name}の{option}は`docker network create`のフラグで、ドライバーのオプションではありません。何も効果がありません。',
  }),
  sentence('{where} of {who} names {other}, which is on {otherHost}: Docker on {host} does not resolve it.', {
    'zh-CN': '{who} 的{where}中使用了名称 {other}，它在 {otherHost} 上：{host} 上的 Docker 无法解析。',
    ja: '{who}の{where}に{otherHost}上の{other}の名前がありますが、{host}のDockerはこの名前を解決できません。',
  }),
  sentence('The environment variable {name}', { 'zh-CN': '环境变量 {name} ', ja: '環境変数{name}' }),
  sentence('The command', { 'zh-CN': '命令', ja: 'コマンド' }),
  sentence('{network} is internal: names of the outside do not resolve in {who}.', {
    'zh-CN': '{network} 是内部网络：{who} 无法解析外部名称。',
    ja: '{network}は内部ネットワークです。{who}では外部の名前を解決できません。',
  }),
  sentence(
    'The name {name} has {count} characters: it is the host name in the container too, and the kernel takes {most} of that.',
    {
      'zh-CN': '名称 {name} 有 {count} 个字符：它同时是容器内的主机名，而内核最多接受 {most} 个字符。',
      ja: '名前{name}は{count}文字です。コンテナー内のホスト名にもなり、カーネルが受け付けるのは{most}文字までです。',
    },
  ),
  sentence('Docker refuses the name {name}: "{said:any}" asks for two characters at least.', {
    'zh-CN': 'Docker 拒绝名称 {name}："{said}"，即至少需要两个字符。',
    ja: 'Dockerは{name}という名前を拒否します："{said}"。2文字以上が必要です。',
  }),
  sentence('Docker refuses the network {name}: "{said:any}".', {
    'zh-CN': 'Docker 拒绝网络 {name}："{said}"。',
    ja: 'Dockerはネットワーク{name}を拒否します："{said}"。',
  }),
  sentence('{who} asks for the MAC address {mac} on {network}, which is ipvlan: "{said:any}".', {
    'zh-CN': '{who} 要求在 ipvlan 网络 {network} 上使用 MAC 地址 {mac}："{said}"。',
    ja: '{who}がipvlanの{network}でMACアドレス{mac}を指定しています："{said}"。',
  }),
  sentence('{name} has the IPv{family} subnets {first} and {second}: "{said:any}".', {
    'zh-CN': '{name} 有两个 IPv{family} 子网 {first} 和 {second}："{said}"。',
    ja: '{name}にIPv{family}サブネットが2つ（{first}と{second}）あります："{said}"。',
  }),
  sentence('{name} has the ipvlan_flag {value}: "{said:any}".', {
    'zh-CN': '{name} 的 ipvlan_flag 是 {value}："{said}"。',
    ja: '{name}のipvlan_flagが{value}です："{said}"。',
  }),
  sentence('{name} has the option {option}; the file says that with {key}.', {
    'zh-CN': '{name} 设置了选项 {option}；文件中应使用 {key} 表示。',
    ja: '{name}にオプション{option}があります。ファイルでは{key}で指定します。',
  }),
  sentence('{first} and {second} are both called {name} on {host}.', {
    'zh-CN': '{first} 和 {second} 在 {host} 上的名称都是 {name}。',
    ja: '{first}と{second}が{host}上で同じ名前{name}になっています。',
  }),
  sentence('{socket} of {host} is the socket of {what}: containers of {network} reach nobody on the LAN there.', {
    'zh-CN': '{host} 的 {socket} 是{what}的套接字：{network} 的容器在那里无法到达局域网中的任何设备。',
    ja: '{host}の{socket}は{what}のソケットです。{network}のコンテナーはそこからLAN上のどこにも到達できません。',
  }),
  sentence('a rootless Docker, which has a network namespace of its own', {
    'zh-CN': ' rootless Docker（有自己的网络命名空间）',
    ja: 'rootless Docker（独自のネットワーク名前空間を持つ）',
  }),
  sentence('Docker Desktop, which runs in a virtual machine', {
    'zh-CN': ' Docker Desktop（运行在虚拟机中）',
    ja: 'Docker Desktop（仮想マシン内で動作）',
  }),
  sentence('an engine in a virtual machine of its own', {
    'zh-CN': '运行在专用虚拟机中的引擎',
    ja: '専用の仮想マシン内のエンジン',
  }),
  sentence('An environment variable of {who} has no name.', {
    'zh-CN': '{who} 有一个环境变量没有名称。',
    ja: '{who}に名前のない環境変数があります。',
  }),
  sentence('The environment variable {name} of {who} has an equals sign in its name.', {
    'zh-CN': '{who} 的环境变量 {name} 的名称中含有等号。',
    ja: '{who}の環境変数{name}の名前に等号が含まれています。',
  }),
  sentence('Docker cannot read the image {image} of {who}: "{said:any}".', {
    'zh-CN': 'Docker 无法识别 {who} 的镜像 {image}："{said}"。',
    ja: 'Dockerは{who}のイメージ{image}を解釈できません："{said}"。',
  }),
  sentence('{who} runs on {host}, and {network} is not on that host.', {
    'zh-CN': '{who} 运行在 {host} 上，而 {network} 不在该主机上。',
    ja: '{who}は{host}で動作しますが、{network}はこのホストにありません。',
  }),
  sentence('{who} runs on {host}, and {network} is not on that host (it is on {hosts}).', {
    'zh-CN': '{who} 运行在 {host} 上，而 {network} 不在该主机上（它在 {hosts} 上）。',
    ja: '{who}は{host}で動作しますが、{network}はこのホストにありません（{hosts}にあります）。',
  }),
  sentence('{who} is to run on {host}, which has no Docker.', {
    'zh-CN': '{who} 要在 {host} 上运行，而该主机没有 Docker。',
    ja: '{who}は{host}で動作する設計ですが、このホストにはDockerがありません。',
  }),
  sentence('{network} is on {host}, which has no Docker.', {
    'zh-CN': '{network} 在 {host} 上，而该主机没有 Docker。',
    ja: '{network}は{host}にありますが、このホストにはDockerがありません。',
  }),
  sentence('{who} publishes {ports}, which has no effect on {driver}: it is reached at its own address.', {
    'zh-CN': '{who} 发布了端口 {ports}，这在 {driver} 上无效：容器通过自己的地址访问。',
    ja: '{who}はポート{ports}を公開していますが、{driver}では効果がありません。コンテナーには固有のアドレスでアクセスします。',
  }),
];

const names: readonly Sentence[] = [
  sentence('line {line:word}, column {column:word}', { 'zh-CN': '第 {line} 行第 {column} 列', ja: '{line}行{column}列' }),
  sentence('line {line:word}', { 'zh-CN': '第 {line} 行', ja: '{line}行' }),
  sentence('{fact}; did you mean {near}?', { 'zh-CN': '{fact}；是否指 {near}？', ja: '{fact}。{near}の誤りですか？' }),
  sentence('Line {line} of expect names {name}, which is neither a container, a network nor a host of the file.', {
    'zh-CN': 'expect 的第 {line} 行提到 {name}，它既不是文件中的容器、网络，也不是主机。',
    ja: 'expectの{line}行目にある{name}は、ファイル内のコンテナー、ネットワーク、ホストのいずれでもありません。',
  }),
  sentence('{who} runs on {host}, which is not a host of the file.', {
    'zh-CN': '{who} 运行在 {host} 上，而文件中没有这台主机。',
    ja: '{who}の動作先{host}は、ファイルにないホストです。',
  }),
  sentence('{network} is on {host}, which is not a host of the file.', {
    'zh-CN': '{network} 在 {host} 上，而文件中没有这台主机。',
    ja: '{network}の配置先{host}は、ファイルにないホストです。',
  }),
  sentence('The parent of {network} on {host} is {parent}, which {owner} does not have.', {
    'zh-CN': '{network} 在 {host} 上的父接口是 {parent}，而该主机没有这个接口。',
    ja: '{host}での{network}の親インターフェースは{parent}ですが、このホストにはありません。',
  }),
  sentence('{what} of {host} names {name}, which {owner} does not have.', {
    'zh-CN': '{host} 的{what}提到 {name}，而该主机没有这个接口。',
    ja: '{host}の{what}にある{name}というインターフェースは、このホストにありません。',
  }),
  sentence('The bond {bond}', { 'zh-CN': ' bond {bond} ', ja: 'ボンド{bond}' }),
  sentence('A route', { 'zh-CN': '路由', ja: '経路' }),
  sentence('A forwarding rule', { 'zh-CN': '转发规则', ja: '転送ルール' }),
  sentence('{who} is on {network}, which is not a network of the file.', {
    'zh-CN': '{who} 接入 {network}，而文件中没有这个网络。',
    ja: '{who}の接続先{network}は、ファイルにないネットワークです。',
  }),
  sentence('{link} of {host} is cabled to {segment}, which is not a segment of the file.', {
    'zh-CN': '{host} 的 {link} 连接到 {segment}，而文件中没有这个二层网段。',
    ja: '{host}の{link}の結線先{segment}は、ファイルにないL2セグメントです。',
  }),
  sentence('the shim of {network} on {host}', { 'zh-CN': '{host} 上 {network} 的 shim', ja: '{host}上の{network}のshim' }),
];

export const problems: readonly Sentence[] = [...addresses, ...gateways, ...parents, ...docker, ...names];
