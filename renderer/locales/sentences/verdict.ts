/** What the measurement says: what is to blame, what the hosts show, where frames were lost. The English is that of shared/verdict. */
import { locate } from './locate.ts';
import { sentence } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** Which pairs a blame is about. */
const WHICH = [
  sentence('to {name:word}', { 'zh-CN': '以 {name} 为目标', ja: '{name}宛て' }),
  sentence('from {name:word}', { 'zh-CN': '从 {name} 出发', ja: '{name}から' }),
  sentence('from or to {name:word}', { 'zh-CN': '与 {name} 相关', ja: '{name}発着' }),
  sentence('on {network:word}', { 'zh-CN': '{network} 上', ja: '{network}上' }),
  sentence('from {from:word} to {to:word}', { 'zh-CN': '从 {from} 到 {to}', ja: '{from}から{to}へ' }),
  sentence('from {from:word} to {to:word} ({address:word})', {
    'zh-CN': '从 {from} 到 {to}（{address}）',
    ja: '{from}から{to}（{address}）へ',
  }),
  sentence('between {one:word} and {other:word}', { 'zh-CN': '{one} 与 {other} 之间', ja: '{one}と{other}の間' }),
  sentence('between {host:word} and other hosts', { 'zh-CN': '{host} 与其他主机之间', ja: '{host}と他のホストの間' }),
  sentence('between {host:word} and other hosts on {network:word}', {
    'zh-CN': '{network} 上 {host} 与其他主机之间',
    ja: '{network}上の{host}と他のホストの間',
  }),
  sentence('between {one:word} and {other:word} on {network:word}', {
    'zh-CN': '{network} 上 {one} 与 {other} 之间',
    ja: '{network}上の{one}と{other}の間',
  }),
  sentence('within {host:word}', { 'zh-CN': '{host} 内部', ja: '{host}内' }),
];

const blames = (
  english: string,
  chinese: string,
  japanese: { readonly all: string; readonly every: string; readonly pair: string },
): readonly Sentence[] =>
  ['.', ': {cause:any}'].flatMap((end) => {
    const [cn, jp] = end === '.' ? ['。', '。'] : ['：{cause}', '：{cause}'];
    return [
      sentence(`Every pair of the matrix ${english}${end}`, {
        'zh-CN': `矩阵中的所有对都${chinese}${cn}`,
        ja: `${japanese.all}${jp}`,
      }),
      sentence(`Every pair {which} ${english}${end}`, {
        'zh-CN': `{which} 的所有对都${chinese}${cn}`,
        ja: `${japanese.every}${jp}`,
      }),
      sentence(`The pair {which} ${english}${end}`, {
        'zh-CN': `{which} 这一对${chinese}${cn}`,
        ja: `${japanese.pair}${jp}`,
      }),
    ];
  });

const inJapanese = (says: string) => ({
  all: `マトリクスのすべてのペアは${says}`,
  every: `{which}のすべてのペアは${says}`,
  pair: `{which}のペアは${says}`,
});

const BLAMES = [
  ...WHICH,
  ...blames('fails, though the design allows it', '不通，而设计允许其连通', inJapanese('設計では疎通するはずですが、不通です')),
  ...blames(
    'is open, though the design says it is closed',
    '连通，而设计规定其不通',
    inJapanese('設計では疎通しないはずですが、疎通しています'),
  ),
  ...blames('is not as expected', '与期望不符', inJapanese('期待と異なります')),
  ...blames('fails', '不通', inJapanese('不通です')),
  ...blames('answers, against the prediction', '与预测相反地连通', inJapanese('予測に反して疎通しています')),
  sentence('That closes {count} pairs.', {
    'zh-CN': '{count} 对因此不通。',
    ja: 'そのため{count}ペアが不通です。',
  }),
  sentence('That opens {count} pairs.', {
    'zh-CN': '{count} 对因此连通。',
    ja: 'そのため{count}ペアが疎通しています。',
  }),
];

/** What no host can see. */
const BEYOND = [
  sentence('The kernel of {name} had no way to {address} when it was measured, and has one now.', {
    'zh-CN': '测量时 {name} 的内核没有到 {address} 的路径，现在有了。',
    ja: '測定時、{name}のカーネルに{address}への経路はありませんでしたが、今はあります。',
  }),
  sentence('A route was missing when it was measured, and is there now.', {
    'zh-CN': '测量时缺少一条路由，现在有了。',
    ja: '測定時にルートが欠けていましたが、今はあります。',
  }),
  sentence('Measure again.', { 'zh-CN': '重新测量。', ja: 'もう一度測定してください。' }),
  sentence('The ping to {address} was refused, by a firewall of {name} itself or by a machine on the way: no host tells which.', {
    'zh-CN': '到 {address} 的 ping 被拒绝，拒绝者是 {name} 自己的防火墙或途中的某台机器：没有主机能说明是哪一个。',
    ja: '{address}へのpingは、{name}自身のファイアウォールか途中の機器に拒否されました：どれかはホストからは分かりません。',
  }),
  sentence('The pings are refused, by a firewall of the sender or of a machine on the way.', {
    'zh-CN': 'ping 被发送方或途中某台机器的防火墙拒绝。',
    ja: 'pingは、送信元か途中の機器のファイアウォールに拒否されています。',
  }),
  sentence('Look at the firewall of {name}: {command}; and at that of {routers}: iptables -S', {
    'zh-CN': '检查 {name} 的防火墙：{command}；以及 {routers} 的防火墙：iptables -S',
    ja: '{name}のファイアウォール（{command}）と、{routers}のファイアウォール（iptables -S）を確認してください',
  }),
  sentence('Look at the firewall of {name}: {command}', {
    'zh-CN': '检查 {name} 的防火墙：{command}',
    ja: '{name}のファイアウォールを確認してください：{command}',
  }),
  sentence('on {host:word}, {command}', { 'zh-CN': '在 {host} 上执行 {command}', ja: '{host}で実行：{command}' }),
  sentence(
    'By links and routes {address} should answer {name}; a firewall on the way drops packets, which these pings may be: {at} has {rule}.',
    {
      'zh-CN': '从链路和路由看，{address} 应当应答 {name}；途中有防火墙丢弃数据包，可能正是这些 ping：{at} 上有 {rule}。',
      ja: 'リンクとルートからは{address}が{name}に応答するはずですが、途中のファイアウォールがパケットを破棄しており、このpingもその可能性があります：{at}に{rule}があります。',
    },
  ),
  sentence(
    'By links and routes {address} should answer {name}; a firewall on the way drops packets, which these pings may be: {at} has {rule}, and {count} more.',
    {
      'zh-CN':
        '从链路和路由看，{address} 应当应答 {name}；途中有防火墙丢弃数据包，可能正是这些 ping：{at} 上有 {rule}，以及另外 {count} 条。',
      ja: 'リンクとルートからは{address}が{name}に応答するはずですが、途中のファイアウォールがパケットを破棄しており、このpingもその可能性があります：{at}に{rule}ほか{count}件があります。',
    },
  ),
  sentence('A firewall on the way drops packets: {at} has {rule}.', {
    'zh-CN': '途中的防火墙丢弃数据包：{at} 上有 {rule}。',
    ja: '途中のファイアウォールがパケットを破棄しています：{at}に{rule}があります。',
  }),
  sentence('A firewall on the way drops packets: {at} has {rule}, and {count} more.', {
    'zh-CN': '途中的防火墙丢弃数据包：{at} 上有 {rule}，以及另外 {count} 条。',
    ja: '途中のファイアウォールがパケットを破棄しています：{at}に{rule}ほか{count}件があります。',
  }),
  sentence('By what the hosts tell, {address} should answer {name}, and it did not.', {
    'zh-CN': '从主机的状态看，{address} 应当应答 {name}，但没有。',
    ja: 'ホストの状態からは{address}が{name}に応答するはずですが、応答しませんでした。',
  }),
  sentence('Between them lies {wire}.', { 'zh-CN': '两者之间是 {wire}。', ja: '両者の間にあるのは{wire}です。' }),
  sentence('segment {segment}, VLAN {tag}, between {near} and {far}', {
    'zh-CN': '{near} 与 {far} 之间的网段 {segment}（VLAN {tag}）',
    ja: '{near}と{far}の間のセグメント{segment}（VLAN {tag}）',
  }),
  sentence('segment {segment} between {near} and {far}', {
    'zh-CN': '{near} 与 {far} 之间的网段 {segment}',
    ja: '{near}と{far}の間のセグメント{segment}',
  }),
  sentence('By what the hosts tell, these pairs should answer.', {
    'zh-CN': '从主机的状态看，这些对应当连通。',
    ja: 'ホストの状態からは、これらのペアは疎通するはずです。',
  }),
  sentence('Look at the firewall of {name} ({command}), then at the switch.', {
    'zh-CN': '先检查 {name} 的防火墙（{command}），再检查交换机。',
    ja: '{name}のファイアウォール（{command}）、次にスイッチを確認してください。',
  }),
  sentence('neighbour discovery', { 'zh-CN': '邻居发现', ja: '近隣探索' }),
  sentence('the gateway {address:word}', { 'zh-CN': '网关 {address}', ja: 'ゲートウェイ{address}' }),
  sentence(
    'Nobody answers {question} for {whom}, though by what {host} tells it should work, and all of the way is inside {same}.',
    {
      'zh-CN': '没有谁应答对 {whom} 的 {question}，而从 {host} 的状态看应当可行，且整条路径都在 {same} 内部。',
      ja: '{whom}の{question}に応答がありません。{host}の状態からは動作するはずで、経路はすべて{same}の内部にあります。',
    },
  ),
  sentence('Nobody answers {question} inside {host}, though by what it tells it should work.', {
    'zh-CN': '{host} 内部没有谁应答 {question}，而从它的状态看应当可行。',
    ja: '{host}の内部で{question}に応答がありません。その状態からは動作するはずです。',
  }),
  sentence('Measure again; if it stays so, look for a filter on {host}: {command}', {
    'zh-CN': '重新测量；如果依旧如此，检查 {host} 上的过滤规则：{command}',
    ja: 'もう一度測定し、変わらなければ{host}のフィルターを確認してください：{command}',
  }),
  sentence(
    'Nobody answers {question} for {whom}, though by what the hosts tell it should work: the fault is where no host can look, on {wire}.',
    {
      'zh-CN': '没有谁应答对 {whom} 的 {question}，而从主机的状态看应当可行：故障在主机看不到的地方，即 {wire}。',
      ja: '{whom}の{question}に応答がありません。ホストの状態からは動作するはずです：障害はホストから見えない場所、{wire}にあります。',
    },
  ),
  sentence('Nobody answers {question} across {wire}, where no host can look.', {
    'zh-CN': '没有谁隔着 {wire} 应答 {question}，而那里主机看不到。',
    ja: '{wire}をまたぐ{question}に応答がありません。そこはホストから見えません。',
  }),
  ...['', ' and is VLAN {tag} carried to both'].map((tagged) =>
    sentence(
      `Look at the switch ports of {near} and {far}: are both up${tagged}, and do they let frames of several MAC addresses pass (port security; promiscuous mode and forged transmits of a hypervisor)?`,
      {
        'zh-CN': `检查 {near} 和 {far} 的交换机端口：两者是否都已启用${tagged === '' ? '' : '，VLAN {tag} 是否都承载'}，是否放行多个 MAC 地址的帧（端口安全；虚拟化平台的混杂模式和伪传输）？`,
        ja: `{near}と{far}のスイッチポートを確認してください：両方ともアップしているか${tagged === '' ? '' : '、VLAN {tag}を両方に通しているか'}、複数のMACアドレスのフレームを通すか（ポートセキュリティ、ハイパーバイザーのプロミスキャスモードと偽装転送）。`,
      },
    ),
  ),
  ...(
    [
      ['answers ARP', '应答 ARP', 'ARP'],
      ['answers neighbour discovery', '应答邻居发现', '近隣探索'],
    ] as const
  ).flatMap(([resolved, chinese, japanese]) => [
    sentence(
      `{address} resolves (it ${resolved}) but stays silent: something on {name} or on the way, there or back, drops the ping.`,
      {
        'zh-CN': `{address} 可以解析（它${chinese}），但没有应答 ping：{name} 上或往返途中有东西丢弃了它。`,
        ja: `{address}は解決できます（${japanese}に応答します）が、pingには無応答です：{name}または往復の途中で破棄されています。`,
      },
    ),
    sentence(
      `The gateway {gateway} ${resolved}, but the ping stays without an answer: something on {routers}, on {name} or on the way, there or back, drops it.`,
      {
        'zh-CN': `网关 {gateway} ${chinese}，但 ping 没有应答：{routers}、{name} 上或往返途中有东西丢弃了它。`,
        ja: `ゲートウェイ{gateway}は${japanese}に応答しますが、pingに応答がありません：{routers}、{name}または往復の途中で破棄されています。`,
      },
    ),
  ]),
  sentence('Resolved but silent: something on these machines or on the way drops the pings, as a firewall does.', {
    'zh-CN': '可以解析但没有应答：这些机器上或途中有东西（例如防火墙）丢弃了 ping。',
    ja: '解決できますが無応答です：これらの機器か途中で、ファイアウォールなどがpingを破棄しています。',
  }),
];

/** What listening on several hosts shows of the wire between them. */
const WIRE = [
  sentence('untagged frames pass', { 'zh-CN': '不带标签的帧可以通过', ja: 'タグなしのフレームは通ります' }),
  sentence('other hosts are heard on VLAN {tag}', {
    'zh-CN': '在 VLAN {tag} 上能收到其他主机的帧',
    ja: 'VLAN {tag}で他のホストは聞こえます',
  }),
  sentence('VLAN {tag} is not carried between {one} and {other}: neither host hears the other with the tag, and {evidence}.', {
    'zh-CN': '{one} 与 {other} 之间未承载 VLAN {tag}：带该标签时双方都收不到对方的帧，而 {evidence}。',
    ja: '{one}と{other}の間でVLAN {tag}が通っていません：このタグでは互いに聞こえませんが、{evidence}。',
  }),
  sentence('VLAN {tag} is not carried to {port}: no host is heard there with the tag, and {evidence}.', {
    'zh-CN': 'VLAN {tag} 未送到 {port}：在那里收不到任何主机带该标签的帧，而 {evidence}。',
    ja: 'VLAN {tag}が{port}まで通っていません：そこではこのタグのホストが聞こえませんが、{evidence}。',
  }),
  sentence('Let the switch port of {port} carry VLAN {tag}, tagged.', {
    'zh-CN': '让 {port} 的交换机端口承载带标签的 VLAN {tag}。',
    ja: '{port}のスイッチポートでVLAN {tag}をタグ付きで通してください。',
  }),
  sentence('Let the switch ports of both carry VLAN {tag}, tagged.', {
    'zh-CN': '让两者的交换机端口都承载带标签的 VLAN {tag}。',
    ja: '両方のスイッチポートでVLAN {tag}をタグ付きで通してください。',
  }),
  sentence('segment {segment:word}, VLAN {tag:word}', {
    'zh-CN': '网段 {segment}，VLAN {tag}',
    ja: 'セグメント{segment}、VLAN {tag}',
  }),
  sentence('segment {segment:word}', { 'zh-CN': '网段 {segment}', ja: 'セグメント{segment}' }),
  sentence("{one} and {other} do not hear each other on {where}: not even the hosts themselves answer each other's ARP.", {
    'zh-CN': '{one} 与 {other} 在 {where} 上互相收不到：连主机自身也不应答对方的 ARP。',
    ja: '{one}と{other}は{where}上で互いに聞こえません：ホスト自身も互いのARPに応答しません。',
  }),
  sentence(
    "{one} and {other} do not hear each other on {where}: not even the hosts themselves answer each other's ARP, and {port} hears others.",
    {
      'zh-CN': '{one} 与 {other} 在 {where} 上互相收不到：连主机自身也不应答对方的 ARP，而 {port} 能收到其他主机。',
      ja: '{one}と{other}は{where}上で互いに聞こえません：ホスト自身も互いのARPに応答せず、{port}では他のホストが聞こえます。',
    },
  ),
  sentence('{port} is cut off from {where}: nobody there hears it, and the others hear each other.', {
    'zh-CN': '{port} 与 {where} 断开：那里没有谁能收到它，而其他主机彼此能收到。',
    ja: '{port}は{where}から切り離されています：そこでは誰にも聞こえず、他のホストどうしは聞こえます。',
  }),
  sentence('Look at the cable and the switch port of {port}.', {
    'zh-CN': '检查 {port} 的线缆和交换机端口。',
    ja: '{port}のケーブルとスイッチポートを確認してください。',
  }),
  sentence('Look at the cables and at the switch: are both ports in segment {segment}?', {
    'zh-CN': '检查线缆和交换机：两个端口是否都在网段 {segment} 中？',
    ja: 'ケーブルとスイッチを確認してください：両方のポートがセグメント{segment}にありますか。',
  }),
  sentence(
    '{address} of {at} is held twice: {mac}, which is of no host or container of this design, answers for it too on segment {segment}.',
    {
      'zh-CN': '{at} 的 {address} 有两个持有者：不属于本设计任何主机或容器的 {mac} 也在网段 {segment} 上应答它。',
      ja: '{at}の{address}は二重に使われています：この設計のホストでもコンテナーでもない{mac}も、セグメント{segment}で応答しています。',
    },
  ),
  sentence('Find the machine with the MAC address {mac} and take {address} off it, or give {at} another address.', {
    'zh-CN': '找到 MAC 地址为 {mac} 的机器并移除其 {address}，或为 {at} 换用其他地址。',
    ja: 'MACアドレス{mac}の機器を探して{address}を外すか、{at}に別のアドレスを割り当ててください。',
  }),
  sentence("Frames of {at} do not get past the port of {port}, and those with the NIC's own MAC address do: a MAC filter.", {
    'zh-CN': '{at} 的帧过不了 {port} 的端口，而使用网卡自身 MAC 地址的帧可以：存在 MAC 过滤。',
    ja: '{at}のフレームは{port}のポートを通りませんが、NIC自身のMACアドレスのものは通ります：MACフィルターです。',
  }),
  sentence(
    "Frames of {at} do not get past the port of {port}, and those with the NIC's own MAC address do; nor do those of containers on {other}: a MAC filter.",
    {
      'zh-CN': '{at} 的帧过不了 {port} 的端口，而使用网卡自身 MAC 地址的帧可以；{other} 上容器的帧也过不了：存在 MAC 过滤。',
      ja: '{at}のフレームは{port}のポートを通りませんが、NIC自身のMACアドレスのものは通ります。{other}上のコンテナーのものも通りません：MACフィルターです。',
    },
  ),
  sentence(
    "Frames of containers do not get past the port of {port}, and those with the NIC's own MAC address do: a MAC filter.",
    {
      'zh-CN': '容器的帧过不了 {port} 的端口，而使用网卡自身 MAC 地址的帧可以：存在 MAC 过滤。',
      ja: 'コンテナーのフレームは{port}のポートを通りませんが、NIC自身のMACアドレスのものは通ります：MACフィルターです。',
    },
  ),
  sentence(
    'Let the switch port of {port} pass other MAC addresses (port security; promiscuous mode and forged transmits of a hypervisor), or take the driver ipvlan.',
    {
      'zh-CN': '让 {port} 的交换机端口放行其他 MAC 地址（端口安全；虚拟化平台的混杂模式和伪传输），或改用 ipvlan 驱动。',
      ja: '{port}のスイッチポートで他のMACアドレスを通すか（ポートセキュリティ、ハイパーバイザーのプロミスキャスモードと偽装転送）、ドライバーをipvlanにしてください。',
    },
  ),
];

const DIAGNOSIS = [
  sentence(
    'By what the hosts tell this pair is closed ({why:any}), and it answers: there is a way that neither the drawing nor the hosts show.',
    {
      'zh-CN': '从主机的状态看这一对应当不通（{why}），但它应答了：存在一条图上和主机上都看不到的通路。',
      ja: 'ホストの状態からはこのペアは疎通しないはず（{why}）ですが、応答しています：図にもホストにも現れない経路があります。',
    },
  ),
  sentence('There is a way that neither the drawing nor the hosts show.', {
    'zh-CN': '存在一条图上和主机上都看不到的通路。',
    ja: '図にもホストにも現れない経路があります。',
  }),
  sentence('Look for a cable, a switch port or a router that is not drawn.', {
    'zh-CN': '查找未画出的线缆、交换机端口或路由器。',
    ja: '図に描かれていないケーブル、スイッチポート、ルーターを探してください。',
  }),
  sentence('{host} could not be read, so that nothing is known of it but what is drawn: {why:any}', {
    'zh-CN': '无法读取 {host}，除图上所画之外对它一无所知：{why}',
    ja: '{host}を読み取れず、図にあること以外は分かりません：{why}',
  }),
  sentence('{host} could not be read: {why:any}', {
    'zh-CN': '无法读取 {host}：{why}',
    ja: '{host}を読み取れません：{why}',
  }),
  sentence('See first that {host} is on and can be reached.', {
    'zh-CN': '首先确认 {host} 已开机且可以访问。',
    ja: 'まず{host}が起動していて接続できることを確認してください。',
  }),
  sentence('There is a way that the design does not have: {way:any}', {
    'zh-CN': '存在一条设计中没有的通路：{way}',
    ja: '設計にない経路があります：{way}',
  }),
  sentence('The firewall of {at} lets through what the design drops.', {
    'zh-CN': '{at} 的防火墙放行了设计要求丢弃的流量。',
    ja: '{at}のファイアウォールが、設計では破棄するものを通しています。',
  }),
  sentence('On {at}, iptables -S FORWARD shows the rules. Deploying again puts those of the design back.', {
    'zh-CN': '在 {at} 上，iptables -S FORWARD 可查看规则。重新部署会恢复设计中的规则。',
    ja: '{at}でiptables -S FORWARDを実行するとルールを確認できます。再デプロイすると設計のルールに戻ります。',
  }),
  sentence('The firewall of {at} drops what the design lets through.', {
    'zh-CN': '{at} 的防火墙丢弃了设计允许通过的流量。',
    ja: '{at}のファイアウォールが、設計では通すものを破棄しています。',
  }),
  sentence(
    'On {at}, iptables -S FORWARD and iptables -S DOCKER-USER show the rule. Deploying again puts the rules of the design back; what others wrote there stays.',
    {
      'zh-CN':
        '在 {at} 上，iptables -S FORWARD 和 iptables -S DOCKER-USER 会显示该规则。重新部署会恢复设计中的规则；他人写入的规则保持不变。',
      ja: '{at}でiptables -S FORWARDとiptables -S DOCKER-USERを実行すると、そのルールが分かります。もう一度デプロイすると設計のルールが元に戻り、他者が書いたものはそのまま残ります。',
    },
  ),
  sentence('Deploy again.', { 'zh-CN': '重新部署。', ja: 'もう一度デプロイしてください。' }),
  sentence('On {host:word}: {command}', { 'zh-CN': '在 {host} 上执行：{command}', ja: '{host}で実行：{command}' }),
  sentence('Docker sets its links, addresses and routes up anew when it restarts.', {
    'zh-CN': '容器重启时，Docker 会重新设置它的链路、地址和路由。',
    ja: 'コンテナーを再起動すると、Dockerがリンク、アドレス、ルートを設定し直します。',
  }),
  sentence('{name} gets pings and ignores them: {setting} is 1 there. What else it is asked, it may answer.', {
    'zh-CN': '{name} 收到 ping 但不予理会：那里的 {setting} 为 1。其他请求它可能会应答。',
    ja: '{name}はpingを受け取っても無視します：{setting}が1です。他の要求には応答するかもしれません。',
  }),
];

/** Differences between a host and its design. */
const DIFFERENCES = [
  sentence('{link} of {host} is not in promiscuous mode; the design has it on.', {
    'zh-CN': '{host} 的 {link} 未处于混杂模式；设计要求启用。',
    ja: '{host}の{link}はプロミスキャスモードではありません。設計では有効です。',
  }),
  ...(
    [
      ['on', 'off', '已启用', '禁用', '有効', '無効'],
      ['off', 'on', '未启用', '启用', '無効', '有効'],
    ] as const
  ).map(([now, wanted, isCn, wantedCn, isJa, wantedJa]) =>
    sentence(`{host} has forwarding of {family} ${now}; the design has it ${wanted}.`, {
      'zh-CN': `{host} 的 {family} 转发${isCn}；设计要求${wantedCn}。`,
      ja: `{host}の{family}転送は${isJa}ですが、設計では${wantedJa}です。`,
    }),
  ),
  sentence('{host} has no container {name}.', {
    'zh-CN': '{host} 上没有容器 {name}。',
    ja: '{host}にコンテナー{name}がありません。',
  }),
  sentence('{name:word} is on {networks}; the design has it on {wanted}.', {
    'zh-CN': '{name} 接入的是 {networks}；设计中是 {wanted}。',
    ja: '{name}の接続先は{networks}ですが、設計では{wanted}です。',
  }),
  sentence('no network', { 'zh-CN': '无网络', ja: 'ネットワークなし' }),
  sentence('{name} has no link {link}; the design has it.', {
    'zh-CN': '{name} 没有链路 {link}；设计中有。',
    ja: '{name}にリンク{link}がありません。設計にはあります。',
  }),
  sentence('{link} of {name} is down; the design has it up.', {
    'zh-CN': '{name} 的 {link} 处于关闭状态；设计要求启用。',
    ja: '{name}の{link}はダウンしています。設計ではアップです。',
  }),
  sentence('{link} of {name} has no carrier: nothing is at the other end of its cable.', {
    'zh-CN': '{name} 的 {link} 没有载波：线缆的另一端没有连接任何设备。',
    ja: '{name}の{link}はキャリアがありません：ケーブルの先に何もつながっていません。',
  }),
  sentence('{link} of {name} sits on {parent}; the design has it on {wanted}.', {
    'zh-CN': '{name} 的 {link} 位于 {parent} 之上；设计中位于 {wanted} 之上。',
    ja: '{name}の{link}は{parent}の上にありますが、設計では{wanted}の上です。',
  }),
  sentence('{link} of {name} has the VLAN tag {tag}; the design has {wanted}.', {
    'zh-CN': '{name} 的 {link} 的 VLAN 标签是 {tag}；设计中是 {wanted}。',
    ja: '{name}の{link}のVLANタグは{tag}ですが、設計では{wanted}です。',
  }),
  sentence('{link} of {name} is {kind} in mode {mode}; the design has mode {wanted}.', {
    'zh-CN': '{name} 的 {link} 是 {mode} 模式的 {kind}；设计中是 {wanted} 模式。',
    ja: '{name}の{link}は{mode}モードの{kind}ですが、設計では{wanted}モードです。',
  }),
  sentence('{link} of {name} has {addresses}; the design has {wanted}.', {
    'zh-CN': '{name} 的 {link} 的地址是 {addresses}；设计中是 {wanted}。',
    ja: '{name}の{link}のアドレスは{addresses}ですが、設計では{wanted}です。',
  }),
  sentence('{link} of {name} has no address; the design has {wanted}.', {
    'zh-CN': '{name} 的 {link} 没有地址；设计中是 {wanted}。',
    ja: '{name}の{link}にアドレスがありません。設計では{wanted}です。',
  }),
  sentence('{name} has lost its route to {prefix} over {link}.', {
    'zh-CN': '{name} 失去了经 {link} 到 {prefix} 的路由。',
    ja: '{name}は{link}経由の{prefix}へのルートを失っています。',
  }),
  sentence('{name:word} has {route}; the design has {wanted}.', {
    'zh-CN': '{name} 有 {route}；设计中是 {wanted}。',
    ja: '{name}には{route}がありますが、設計では{wanted}です。',
  }),
  sentence('{name} has no {route}; the design has it.', {
    'zh-CN': '{name} 没有 {route}；设计中有。',
    ja: '{name}に{route}がありません。設計にはあります。',
  }),
  sentence('{name} has {route}, which the design does not have.', {
    'zh-CN': '{name} 有 {route}，设计中没有。',
    ja: '{name}には設計にない{route}があります。',
  }),
  ...['a ', ''].flatMap((article) => [
    sentence(`${article}default route via {gateway}`, {
      'zh-CN': '经 {gateway} 的默认路由',
      ja: '{gateway}経由のデフォルトルート',
    }),
    sentence(`${article}default route over {link}`, { 'zh-CN': '经 {link} 的默认路由', ja: '{link}経由のデフォルトルート' }),
    sentence(`${article}default route`, { 'zh-CN': '默认路由', ja: 'デフォルトルート' }),
    sentence(`${article}route to {prefix} via {gateway}`, {
      'zh-CN': '经 {gateway} 到 {prefix} 的路由',
      ja: '{gateway}経由の{prefix}へのルート',
    }),
    sentence(`${article}route to {prefix} over {link}`, {
      'zh-CN': '经 {link} 到 {prefix} 的路由',
      ja: '{link}経由の{prefix}へのルート',
    }),
    sentence(`${article}route to {prefix}`, { 'zh-CN': '到 {prefix} 的路由', ja: '{prefix}へのルート' }),
  ]),
  ...['blackhole', 'unreachable', 'prohibit'].map((type) =>
    sentence(`a ${type} route to {prefix}`, { 'zh-CN': `到 {prefix} 的 ${type} 路由`, ja: `{prefix}への${type}ルート` }),
  ),
];

/** What could not be measured, and why. */
const PROBE = [
  sentence('It could not be pinged from {name}: {why:any}', {
    'zh-CN': '无法从 {name} 进行 ping：{why}',
    ja: '{name}からpingできませんでした：{why}',
  }),
  sentence('There is no helper for {machine}.', {
    'zh-CN': '没有适用于 {machine} 的辅助程序。',
    ja: '{machine}用のヘルパーがありません。',
  }),
  sentence('The helper for {machine} was not built.', {
    'zh-CN': '适用于 {machine} 的辅助程序尚未构建。',
    ja: '{machine}用のヘルパーがビルドされていません。',
  }),
  sentence('The helper could not be put on the host: {why:any}', {
    'zh-CN': '无法把辅助程序放到主机上：{why}',
    ja: 'ヘルパーをホストに配置できません：{why}',
  }),
  sentence('The probe has said nothing for {count} seconds.', {
    'zh-CN': '探测程序已有 {count} 秒没有输出。',
    ja: 'プローブから{count}秒間応答がありません。',
  }),
  sentence('The probe speaks version {version} of its protocol instead of {wanted}.', {
    'zh-CN': '探测程序的协议版本是 {version}，而不是 {wanted}。',
    ja: 'プローブのプロトコルのバージョンが{wanted}ではなく{version}です。',
  }),
  sentence('A link-local address means nothing without its link, so it is not pinged.', {
    'zh-CN': '链路本地地址离开其链路便没有意义，因此不 ping。',
    ja: 'リンクローカルアドレスはリンクなしでは意味がないため、pingしません。',
  }),
  sentence('{name} has the address {address} itself and would answer its own ping.', {
    'zh-CN': '{name} 自己也有地址 {address}，会应答自己的 ping。',
    ja: '{name}自身がアドレス{address}を持つため、自分のpingに応答してしまいます。',
  }),
  sentence('The probe told nothing about this pair.', {
    'zh-CN': '探测程序没有给出这一对的结果。',
    ja: 'プローブはこのペアについて何も報告しませんでした。',
  }),
];

export const verdict: readonly Sentence[] = [...BLAMES, ...BEYOND, ...WIRE, ...DIAGNOSIS, ...DIFFERENCES, ...PROBE, ...locate];
