/** What the prediction says of a pair: reasons, advice and hops. The English is that of shared/reach. */
import { sentence } from './sentence.ts';
import type { Sentence } from './sentence.ts';

const REASONS = [
  sentence('{label} has a {type} route for {prefix}: {destination} is refused.', {
    'zh-CN': '{label} 有一条到 {prefix} 的 {type} 路由：发往 {destination} 的数据包被拒绝。',
    ja: '{label}に{prefix}への{type}ルートがあるため、{destination}宛ては拒否されます。',
  }),
  sentence('Remove the {type} route on {label}.', {
    'zh-CN': '删除 {label} 上的 {type} 路由。',
    ja: '{label}の{type}ルートを削除してください。',
  }),
  sentence('{label} is on the internal network {network} only, which has no way out to {destination}.', {
    'zh-CN': '{label} 只接入了内部网络 {network}，该网络没有通往 {destination} 的出口。',
    ja: '{label}は内部ネットワーク{network}だけに接続しており、そこから{destination}へ出る経路はありません。',
  }),
  sentence('Leave out internal on {network}, or put {label} on a second network.', {
    'zh-CN': '去掉 {network} 的 internal，或让 {label} 再接入一个网络。',
    ja: '{network}のinternalを外すか、{label}を別のネットワークにも接続してください。',
  }),
  sentence('{label} has no route to {destination}, and its link {link} is down.', {
    'zh-CN': '{label} 没有到 {destination} 的路由，而且它的链路 {link} 处于关闭状态。',
    ja: '{label}には{destination}へのルートがなく、リンク{link}がダウンしています。',
  }),
  sentence('Bring it up: {command}', {
    'zh-CN': '启用它：{command}',
    ja: 'アップしてください：{command}',
  }),
  sentence('The reply to {destination} has no way: {label} has no route to it and no default route.', {
    'zh-CN': '发往 {destination} 的应答无路可走：{label} 既没有到它的路由，也没有默认路由。',
    ja: '{destination}への応答は行き先がありません：{label}にはそこへのルートもデフォルトルートもありません。',
  }),
  sentence('{destination} has no way: {label} has no route to it and no default route.', {
    'zh-CN': '无法到达 {destination}：{label} 既没有到它的路由，也没有默认路由。',
    ja: '{destination}へ届きません：{label}にはそこへのルートもデフォルトルートもありません。',
  }),
  sentence('Give a network of {label} a gateway, or {host} a route to {destination}.', {
    'zh-CN': '为 {label} 的某个网络设置网关，或为 {host} 添加到 {destination} 的路由。',
    ja: '{label}のネットワークにゲートウェイを設定するか、{host}に{destination}へのルートを追加してください。',
  }),
  sentence('{label} has no {family} address to ping {destination} from.', {
    'zh-CN': '{label} 没有 {family} 地址，无法 ping {destination}。',
    ja: '{label}には{family}アドレスがなく、{destination}にpingできません。',
  }),
  sentence('Give {label} an {family} address.', {
    'zh-CN': '为 {label} 配置一个 {family} 地址。',
    ja: '{label}に{family}アドレスを割り当ててください。',
  }),
  sentence('{label} takes {address} for the anycast address of one of its subnets.', {
    'zh-CN': '{label} 把 {address} 当作自己某个子网的任播地址。',
    ja: '{label}は{address}を自分のサブネットのエニーキャストアドレスとみなします。',
  }),
  sentence('{label} takes {address} for the broadcast address of one of its subnets.', {
    'zh-CN': '{label} 把 {address} 当作自己某个子网的广播地址。',
    ja: '{label}は{address}を自分のサブネットのブロードキャストアドレスとみなします。',
  }),
  sentence('Use another address, or mend the prefix length on {label}.', {
    'zh-CN': '换用其他地址，或修正 {label} 上的前缀长度。',
    ja: '別のアドレスを使うか、{label}のプレフィックス長を直してください。',
  }),
  sentence('{link} has no carrier, its parent interface is down.', {
    'zh-CN': '{link} 没有载波，它的父接口处于关闭状态。',
    ja: '{link}はキャリアがありません。親インターフェースがダウンしています。',
  }),
  sentence('{link} has no carrier: its parent interface {parent} is down.', {
    'zh-CN': '{link} 没有载波：它的父接口 {parent} 处于关闭状态。',
    ja: '{link}はキャリアがありません：親インターフェース{parent}がダウンしています。',
  }),
  sentence('{link} has no carrier: nothing is at the other end of its cable.', {
    'zh-CN': '{link} 没有载波：线缆的另一端没有连接任何设备。',
    ja: '{link}はキャリアがありません：ケーブルの先に何もつながっていません。',
  }),
  sentence('{link} has no carrier.', {
    'zh-CN': '{link} 没有载波。',
    ja: '{link}はキャリアがありません。',
  }),
  sentence('{link}, which has {address}, is down.', {
    'zh-CN': '持有 {address} 的 {link} 处于关闭状态。',
    ja: '{address}を持つ{link}がダウンしています。',
  }),
  sentence('{parent}, the parent interface of {link}, is down.', {
    'zh-CN': '{link} 的父接口 {parent} 处于关闭状态。',
    ja: '{link}の親インターフェース{parent}がダウンしています。',
  }),
  sentence('{link} is down.', {
    'zh-CN': '{link} 处于关闭状态。',
    ja: '{link}はダウンしています。',
  }),
  sentence('{label} has {address} itself and drops packets that come from it.', {
    'zh-CN': '{label} 自己也有 {address}，因此丢弃来自该地址的数据包。',
    ja: '{label}自身も{address}を持つため、そこから来るパケットを破棄します。',
  }),
  sentence('Give one of the two holders of {address} another address.', {
    'zh-CN': '{address} 有两个持有者，请为其中一个换用其他地址。',
    ja: '{address}を持つ2つのうち、どちらかに別のアドレスを割り当ててください。',
  }),
  sentence('Give one of the holders of {address} another address.', {
    'zh-CN': '{address} 有多个持有者，请为它们换用不同的地址。',
    ja: '{address}を持つもののうち、いずれかに別のアドレスを割り当ててください。',
  }),
  sentence('The reverse-path filter of {link} drops what comes from {address}: the way back does not leave by this link.', {
    'zh-CN': '{link} 的反向路径过滤丢弃来自 {address} 的数据包：回程不经过这条链路。',
    ja: '{link}のリバースパスフィルターが{address}からのパケットを破棄します：復路がこのリンクを通らないためです。',
  }),
  sentence('Set {setting} to 2 or 0 on {label}, or add a route to {address} over {link}.', {
    'zh-CN': '在 {label} 上把 {setting} 设为 2 或 0，或添加一条经 {link} 到 {address} 的路由。',
    ja: '{label}で{setting}を2または0にするか、{link}経由で{address}へのルートを追加してください。',
  }),
  sentence('{label} is no router: it gets a packet for {destination} and forwarding is off.', {
    'zh-CN': '{label} 不是路由器：它收到了发往 {destination} 的数据包，但转发未启用。',
    ja: '{label}はルーターではありません：{destination}宛てのパケットが届きますが、転送が無効です。',
  }),
  sentence('Send {destination} to a gateway that routes.', {
    'zh-CN': '把发往 {destination} 的流量交给会转发的网关。',
    ja: '{destination}宛てを、転送するゲートウェイに向けてください。',
  }),
  sentence('Turn on forwarding on {label} ({setting}).', {
    'zh-CN': '在 {label} 上启用转发（{setting}）。',
    ja: '{label}で転送を有効にしてください（{setting}）。',
  }),
  sentence('Packets to {destination} go round in a loop through {label}.', {
    'zh-CN': '发往 {destination} 的数据包在经过 {label} 的环路中打转。',
    ja: '{destination}宛てのパケットが{label}を通るループを回り続けます。',
  }),
  sentence('Look at the routes to {destination} on the routers.', {
    'zh-CN': '检查各路由器上到 {destination} 的路由。',
    ja: '各ルーターの{destination}へのルートを確認してください。',
  }),
  sentence('{label} does not forward the reply from {from} to {to}: {by}.', {
    'zh-CN': '{label} 不把应答从 {from} 转发到 {to}：{by}。',
    ja: '{label}は応答を{from}から{to}へ転送しません：{by}。',
  }),
  sentence('{label} does not forward from {from} to {to}: {by}.', {
    'zh-CN': '{label} 不转发从 {from} 到 {to} 的流量：{by}。',
    ja: '{label}は{from}から{to}へ転送しません：{by}。',
  }),
  sentence('Docker keeps the bridges {from} and {to} apart', {
    'zh-CN': 'Docker 将网桥 {from} 与 {to} 相互隔离',
    ja: 'Dockerがブリッジ{from}と{to}を分離しています',
  }),
  sentence('it has no FORWARD rules', {
    'zh-CN': '没有 FORWARD 规则',
    ja: 'FORWARDルールはありません',
  }),
  sentence('it is the reply to what was accepted', {
    'zh-CN': '这是已放行请求的应答',
    ja: '許可した要求への応答です',
  }),
  sentence('rule {index} of {count} accepts it', {
    'zh-CN': '第 {index} 条规则（共 {count} 条）放行',
    ja: '{count}件中{index}番目のルールが許可します',
  }),
  sentence('rule {index} of {count} drops it', {
    'zh-CN': '第 {index} 条规则（共 {count} 条）将其丢弃',
    ja: '{count}件中{index}番目のルールが破棄します',
  }),
  sentence('no rule matches and the policy accepts', {
    'zh-CN': '没有匹配的规则，默认策略放行',
    ja: '一致するルールがなく、既定のポリシーが許可します',
  }),
  sentence('no rule matches and the policy drops', {
    'zh-CN': '没有匹配的规则，默认策略丢弃',
    ja: '一致するルールがなく、既定のポリシーが破棄します',
  }),
  sentence('Put both containers on one network.', {
    'zh-CN': '把两个容器接入同一个网络。',
    ja: '両方のコンテナーを同じネットワークに接続してください。',
  }),
  sentence('Add a forward rule on {label}: from {from} to {to}, protocol {protocol}, ports [{port}], accept.', {
    'zh-CN': '在 {label} 上添加转发规则：从 {from} 到 {to}，协议 {protocol}，端口 [{port}]，放行。',
    ja: '{label}に転送ルールを追加してください：{from}から{to}へ、プロトコル{protocol}、ポート[{port}]、許可。',
  }),
  sentence('Add a forward rule on {label}: from {from} to {to}, accept.', {
    'zh-CN': '在 {label} 上添加转发规则：从 {from} 到 {to}，放行。',
    ja: '{label}に転送ルールを追加してください：{from}から{to}へ、許可。',
  }),
  sentence('Frames to {neighbour} are taken by the passthru macvlan {child} that sits on it.', {
    'zh-CN': '发往 {neighbour} 的帧被其上的 passthru 模式 macvlan {child} 全部接走。',
    ja: '{neighbour}宛てのフレームは、その上のpassthruモードのmacvlan {child}がすべて受け取ります。',
  }),
  sentence('Frames are taken by the passthru macvlan {child} that sits on it.', {
    'zh-CN': '帧被其上的 passthru 模式 macvlan {child} 全部接走。',
    ja: 'フレームは、その上のpassthruモードのmacvlan {child}がすべて受け取ります。',
  }),
  sentence('Frames from {link} to {neighbour} arrive nowhere.', {
    'zh-CN': '从 {link} 发往 {neighbour} 的帧到不了任何地方。',
    ja: '{link}から{neighbour}へのフレームはどこにも届きません。',
  }),
  sentence('Frames from {link} arrive nowhere.', {
    'zh-CN': '从 {link} 发出的帧到不了任何地方。',
    ja: '{link}からのフレームはどこにも届きません。',
  }),
  sentence('{label} does not run, or its network namespace could not be read.', {
    'zh-CN': '{label} 未运行，或无法读取它的网络命名空间。',
    ja: '{label}は稼働していないか、ネットワーク名前空間を読み取れません。',
  }),
  sentence('{label} does not run: it is {status}.', {
    'zh-CN': '{label} 未运行：当前状态为 {status}。',
    ja: '{label}は稼働していません：状態は{status}です。',
  }),
  sentence('Start {name:word}.', {
    'zh-CN': '启动 {name}。',
    ja: '{name}を起動してください。',
  }),
  sentence('{label} does not have the address {address}.', {
    'zh-CN': '{label} 没有地址 {address}。',
    ja: '{label}はアドレス{address}を持っていません。',
  }),
  sentence('Deploy again, or correct the address in the design.', {
    'zh-CN': '重新部署，或在设计中更正该地址。',
    ja: 'もう一度デプロイするか、設計のアドレスを直してください。',
  }),
  sentence('The reply goes to {label}, which has the address {address} too.', {
    'zh-CN': '应答去了同样持有 {address} 的 {label}。',
    ja: '応答は、同じアドレス{address}を持つ{label}に届きます。',
  }),
  sentence(
    'An address on the way to {address} is held more than once ({names}): who answers first decides, and not every way leads there and back.',
    {
      'zh-CN': '通往 {address} 的路径上有地址被多处持有（{names}）：谁先应答就走谁，而并非每条路都能往返。',
      ja: '{address}への経路上に、複数が持つアドレスがあります（{names}）：先に応答した側が使われ、往復できるとは限りません。',
    },
  ),
  sentence('Give every host and container its own address.', {
    'zh-CN': '为每台主机和每个容器分配各自的地址。',
    ja: 'ホストとコンテナーのそれぞれに固有のアドレスを割り当ててください。',
  }),
  sentence('The ping is lost.', { 'zh-CN': 'ping 丢失。', ja: 'pingは失われます。' }),
];

const SILENCE = [
  sentence('By design, a {kind} child never talks to its own parent interface: {child} sits on {parent}.', {
    'zh-CN': '{kind} 子接口按其设计不能与自己的父接口通信：{child} 位于 {parent} 之上。',
    ja: '{kind}の子インターフェースは仕様により自分の親インターフェースと通信できません：{child}は{parent}の上にあります。',
  }),
  sentence('Give {host} a shim on {parent} (shim: true).', {
    'zh-CN': '在 {host} 的 {parent} 上添加 shim（shim: true）。',
    ja: '{host}の{parent}にshimを追加してください（shim: true）。',
  }),
  sentence(
    'macvlan mode vepa sends everything to the switch, and a switch does not send it back to the same port: {one} and {other} share {parent}.',
    {
      'zh-CN': 'macvlan 的 vepa 模式把所有帧都发给交换机，而交换机不会从同一端口发回：{one} 与 {other} 共用 {parent}。',
      ja: 'macvlanのvepaモードはすべてをスイッチに送りますが、スイッチは同じポートへ送り返しません：{one}と{other}は{parent}を共有しています。',
    },
  ),
  sentence('macvlan mode {mode} keeps the children of {parent} apart.', {
    'zh-CN': 'macvlan 的 {mode} 模式使 {parent} 的子接口相互隔离。',
    ja: 'macvlanの{mode}モードは{parent}の子インターフェースどうしを分離します。',
  }),
  sentence('Use macvlan mode bridge.', {
    'zh-CN': '使用 macvlan 的 bridge 模式。',
    ja: 'macvlanのbridgeモードを使ってください。',
  }),
  sentence('{link} is ipvlan mode {mode}, which answers no ARP: it is reached by a route through its host only.', {
    'zh-CN': '{link} 是 ipvlan {mode} 模式，不应答 ARP：只能通过经由其主机的路由到达。',
    ja: '{link}はipvlanの{mode}モードで、ARPに応答しません：ホストを経由するルートでのみ到達できます。',
  }),
  sentence('Add a route to its subnet via an address of {host}, or use ipvlan mode l2.', {
    'zh-CN': '添加经由 {host} 的某个地址到其子网的路由，或使用 ipvlan l2 模式。',
    ja: '{host}のアドレスを経由してそのサブネットへのルートを追加するか、ipvlanのl2モードを使ってください。',
  }),
  sentence(
    'Nobody answers for {address} in the broadcast domain of {link}: no host or running container of the design has this address.',
    {
      'zh-CN': '{link} 所在的广播域中没有谁应答 {address}：设计中没有主机或运行中的容器持有该地址。',
      ja: '{link}のブロードキャストドメインに{address}に応答するものがありません：設計内のホストにも稼働中のコンテナーにも、このアドレスはありません。',
    },
  ),
  sentence('Check the address; if {address} is a gateway outside of the drawing, draw it.', {
    'zh-CN': '检查该地址；如果 {address} 是图外的网关，请将它画出。',
    ja: 'アドレスを確認してください。{address}が図の外のゲートウェイなら、図に描いてください。',
  }),
  sentence(
    'Nobody answers for {address}: {holder} has it, but is in another broadcast domain ({holderDomain}) than {link} ({linkDomain}).',
    {
      'zh-CN': '没有谁应答 {address}：持有它的 {holder} 所在的广播域（{holderDomain}）与 {link} 的（{linkDomain}）不同。',
      ja: '{address}に応答するものがありません：これを持つ{holder}のブロードキャストドメイン（{holderDomain}）は、{link}のもの（{linkDomain}）と異なります。',
    },
  ),
  sentence('on no segment', { 'zh-CN': '未接入网段', ja: 'セグメントなし' }),
  sentence('on segment {segment}, untagged', {
    'zh-CN': '网段 {segment}，不带标签',
    ja: 'セグメント{segment}、タグなし',
  }),
  sentence('on segment {segment}, VLAN {vlan}', {
    'zh-CN': '网段 {segment}，VLAN {vlan}',
    ja: 'セグメント{segment}、VLAN {vlan}',
  }),
  sentence('Put both in one broadcast domain, or route between them.', {
    'zh-CN': '让两者处于同一广播域，或在两者之间路由。',
    ja: '両方を同じブロードキャストドメインに置くか、間をルーティングしてください。',
  }),
];

const FABRIC = [
  sentence('Segment {segment} drops frames from {link} whose source MAC is not that of the NIC, as macvlan children send them.', {
    'zh-CN': '网段 {segment} 丢弃来自 {link} 且源 MAC 不属于该网卡的帧，而 macvlan 子接口发送的正是这样的帧。',
    ja: 'セグメント{segment}は、{link}からのフレームのうち送信元MACがNICのものでないものを破棄します。macvlanの子インターフェースが送るのはそのようなフレームです。',
  }),
  sentence(
    'Use ipvlan, which has one MAC, or let the segment pass foreign MACs (promiscuous mode and forged transmits in a hypervisor).',
    {
      'zh-CN': '使用只有一个 MAC 的 ipvlan，或让该网段放行其他 MAC（在虚拟化平台上启用混杂模式和伪传输）。',
      ja: 'MACが1つだけのipvlanを使うか、セグメントで他のMACを通してください（ハイパーバイザーではプロミスキャスモードと偽装転送）。',
    },
  ),
  sentence('The switch port of {link} is an access port of VLAN {access} and drops frames tagged {tag}.', {
    'zh-CN': '{link} 所接的交换机端口是 VLAN {access} 的接入端口，会丢弃带标签 {tag} 的帧。',
    ja: '{link}のスイッチポートはVLAN {access}のアクセスポートで、タグ{tag}付きのフレームを破棄します。',
  }),
  sentence('Make the port of {link} a trunk that carries VLAN {tag}.', {
    'zh-CN': '把 {link} 的端口改为承载 VLAN {tag} 的中继端口。',
    ja: '{link}のポートを、VLAN {tag}を通すトランクにしてください。',
  }),
  sentence('Segment {segment} does not carry VLAN {vlan} from {link}.', {
    'zh-CN': '网段 {segment} 不承载来自 {link} 的 VLAN {vlan}。',
    ja: 'セグメント{segment}は{link}からのVLAN {vlan}を通しません。',
  }),
  sentence('Segment {segment} does not carry VLAN {vlan} to {link}.', {
    'zh-CN': '网段 {segment} 不把 VLAN {vlan} 送到 {link}。',
    ja: 'セグメント{segment}は{link}へVLAN {vlan}を通しません。',
  }),
  sentence('Let segment {segment} and its port to {host} carry VLAN {vlan}.', {
    'zh-CN': '让网段 {segment} 及其连接 {host} 的端口承载 VLAN {vlan}。',
    ja: 'セグメント{segment}と、{host}へのポートでVLAN {vlan}を通してください。',
  }),
  sentence('Let the port of {link} carry VLAN {vlan}.', {
    'zh-CN': '让 {link} 的端口承载 VLAN {vlan}。',
    ja: '{link}のポートでVLAN {vlan}を通してください。',
  }),
  sentence('Segment {segment} carries {mtu} bytes, an echo request has {size}.', {
    'zh-CN': '网段 {segment} 最多承载 {mtu} 字节，而回显请求有 {size} 字节。',
    ja: 'セグメント{segment}は{mtu}バイトまでしか通しませんが、エコー要求は{size}バイトです。',
  }),
  sentence('Raise the MTU of segment {segment}.', {
    'zh-CN': '增大网段 {segment} 的 MTU。',
    ja: 'セグメント{segment}のMTUを大きくしてください。',
  }),
  sentence('{link} is cabled to no segment.', {
    'zh-CN': '{link} 没有连接到任何网段。',
    ja: '{link}はどのセグメントにも接続されていません。',
  }),
  sentence('Cable {link} to a segment.', {
    'zh-CN': '把 {link} 连接到某个网段。',
    ja: '{link}をセグメントに接続してください。',
  }),
  sentence('br_netfilter hands the frames of {bridge} to the FORWARD chain of {host}, which drops them.', {
    'zh-CN': 'br_netfilter 把 {bridge} 的帧交给 {host} 的 FORWARD 链，被其丢弃。',
    ja: 'br_netfilterが{bridge}のフレームを{host}のFORWARDチェーンに渡し、そこで破棄されます。',
  }),
  sentence('Accept {from} to {to} in the FORWARD chain, or set net.bridge.bridge-nf-call-iptables to 0.', {
    'zh-CN': '在 FORWARD 链中放行从 {from} 到 {to}，或将 net.bridge.bridge-nf-call-iptables 设为 0。',
    ja: 'FORWARDチェーンで{from}から{to}を許可するか、net.bridge.bridge-nf-call-iptablesを0にしてください。',
  }),
  sentence('The tunnel {link} does not reach {remote}: {why}', {
    'zh-CN': '隧道 {link} 到不了 {remote}：{why}',
    ja: 'トンネル{link}は{remote}に届きません：{why}',
  }),
  sentence('The tunnel {link} reaches {remote}, where no {kind} end with the same id takes the frame.', {
    'zh-CN': '隧道 {link} 能到达 {remote}，但那里没有 id 相同的 {kind} 端点接收该帧。',
    ja: 'トンネル{link}は{remote}に届きますが、そこには同じidの{kind}端点がなく、フレームを受け取りません。',
  }),
  sentence(
    'The tunnel {outer} does not reach {address}: The tunnel {link} reaches {remote}, where no {kind} end with the same id takes the frame.',
    {
      'zh-CN': '隧道 {outer} 到不了 {address}：隧道 {link} 能到达 {remote}，但那里没有 id 相同的 {kind} 端点接收该帧。',
      ja: 'トンネル{outer}は{address}に届きません：トンネル{link}は{remote}に届きますが、そこには同じidの{kind}端点がなく、フレームを受け取りません。',
    },
  ),
  sentence('Give both ends the same id and port, and each the address of the other.', {
    'zh-CN': '让两端使用相同的 id 和端口，并各自填写对端的地址。',
    ja: '両端を同じidとポートにし、互いのアドレスを設定してください。',
  }),
];

const ARRIVALS = [
  sentence('{answer}, but from {label}, which has the address too.', {
    'zh-CN': '{answer}，但应答来自同样持有该地址的 {label}。',
    ja: '{answer}。ただし、応答するのは同じアドレスを持つ{label}です。',
  }),
  sentence('{answer}, or else from {label}, which has the address too.', {
    'zh-CN': '{answer}，或者由同样持有该地址的 {label} 应答。',
    ja: '{answer}。または、同じアドレスを持つ{label}が応答します。',
  }),
  sentence('{address} answers directly.', {
    'zh-CN': '{address} 直接应答。',
    ja: '{address}が直接応答します。',
  }),
  sentence('{address} answers by way of {routers}.', {
    'zh-CN': '{address} 经由 {routers} 应答。',
    ja: '{address}が{routers}を経由して応答します。',
  }),
  sentence('The way to port {port} of {address} is free there and back, directly.', {
    'zh-CN': '通往 {address} 端口 {port} 的路径往返畅通，直接到达。',
    ja: '{address}のポート{port}への経路は往復とも開いています（直接）。',
  }),
  sentence('The way to port {port} of {address} is free there and back, by way of {routers}.', {
    'zh-CN': '通往 {address} 端口 {port} 的路径往返畅通，经由 {routers}。',
    ja: '{address}のポート{port}への経路は往復とも開いています（{routers}経由）。',
  }),
  sentence('{address} answers by way of {first}, then {second}.', {
    'zh-CN': '{address} 依次经由 {first}、{second} 应答。',
    ja: '{address}が{first}、{second}を順に経由して応答します。',
  }),
  sentence('{address} answers by way of {first}, then {second}, then {third}.', {
    'zh-CN': '{address} 依次经由 {first}、{second}、{third} 应答。',
    ja: '{address}が{first}、{second}、{third}を順に経由して応答します。',
  }),
];

const HOPS = [
  sentence('{route}; the source becomes {address} (masquerade)', {
    'zh-CN': '{route}；源地址变为 {address}（伪装）',
    ja: '{route}。送信元は{address}に変わります（マスカレード）',
  }),
  sentence('{route}; forwarded from {from} to {to}: {by}', {
    'zh-CN': '{route}；从 {from} 转发到 {to}：{by}',
    ja: '{route}。{from}から{to}へ転送：{by}',
  }),
  sentence('{address} is an address of {label} itself', {
    'zh-CN': '{address} 是 {label} 自己的地址',
    ja: '{address}は{label}自身のアドレスです',
  }),
  sentence('{prefix:word} is on link, {link:word}', {
    'zh-CN': '{prefix} 是直连网段，走 {link}',
    ja: '{prefix}は直接接続、{link}',
  }),
  sentence('{destination} goes by the default route via {gateway}, {link}', {
    'zh-CN': '{destination} 走默认路由，下一跳 {gateway}，出接口 {link}',
    ja: '{destination}はデフォルトルートで{gateway}へ、{link}',
  }),
  sentence('{destination} goes by the route to {prefix} via {gateway}, {link}', {
    'zh-CN': '{destination} 走到 {prefix} 的路由，下一跳 {gateway}，出接口 {link}',
    ja: '{destination}は{prefix}へのルートで{gateway}へ、{link}',
  }),
  sentence('the reply arrives for {address}', {
    'zh-CN': '应答到达 {address}',
    ja: '応答が{address}に届きます',
  }),
  sentence('the request arrives for {address}', {
    'zh-CN': '请求到达 {address}',
    ja: '要求が{address}に届きます',
  }),
  sentence('segment {segment} carries the frame, tagged {tag}', {
    'zh-CN': '网段 {segment} 传送该帧，带标签 {tag}',
    ja: 'セグメント{segment}がフレームを運びます（タグ{tag}）',
  }),
  sentence('segment {segment} carries the frame', {
    'zh-CN': '网段 {segment} 传送该帧',
    ja: 'セグメント{segment}がフレームを運びます',
  }),
  sentence('leaves by {link:word}, tagged {tag:word}', {
    'zh-CN': '从 {link} 发出，带标签 {tag}',
    ja: '{link}から出ます（タグ{tag}）',
  }),
  sentence('leaves by {link:word}', { 'zh-CN': '从 {link} 发出', ja: '{link}から出ます' }),
  sentence('crosses {link:word}, tagged {tag:word}', {
    'zh-CN': '穿过 {link}，带标签 {tag}',
    ja: '{link}を通ります（タグ{tag}）',
  }),
  sentence('crosses {link:word}', { 'zh-CN': '穿过 {link}', ja: '{link}を通ります' }),
  sentence('out of {link:word}, tagged {tag:word}', {
    'zh-CN': '经 {link} 送出，带标签 {tag}',
    ja: '{link}から送出（タグ{tag}）',
  }),
  sentence('out of {link:word}', { 'zh-CN': '经 {link} 送出', ja: '{link}から送出' }),
  sentence('in by {link:word}, tagged {tag:word}', {
    'zh-CN': '从 {link} 进入，带标签 {tag}',
    ja: '{link}から入ります（タグ{tag}）',
  }),
  sentence('in by {link:word}', { 'zh-CN': '从 {link} 进入', ja: '{link}から入ります' }),
];

export const reach: readonly Sentence[] = [...REASONS, ...SILENCE, ...FABRIC, ...ARRIVALS, ...HOPS];
