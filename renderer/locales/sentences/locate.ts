/** Where the frames of a ping were lost. The English is that of shared/locate. */
import { sentence } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** What was lost, behind the article. */
const FRAMES = [
  sentence('echo request', { 'zh-CN': '回显请求', ja: 'エコー要求' }),
  sentence('echo reply', { 'zh-CN': '回显应答', ja: 'エコー応答' }),
  sentence('ARP question who has {address}', {
    'zh-CN': '询问谁持有 {address} 的 ARP 请求',
    ja: '{address}を尋ねるARP要求',
  }),
  sentence('neighbour solicitation for {address}', { 'zh-CN': '对 {address} 的邻居请求', ja: '{address}への近隣要請' }),
  sentence('ARP answer about {address}', { 'zh-CN': '关于 {address} 的 ARP 应答', ja: '{address}についてのARP応答' }),
  sentence('neighbour advertisement of {address}', { 'zh-CN': '{address} 的邻居通告', ja: '{address}の近隣広告' }),
];

/** What a frame did at a place where it was seen. */
const SEEN = [
  ['left', '离开了 {place}', 'は{place}から出ました'],
  ['came in on', '到达了 {place}', 'は{place}に入りました'],
  ['was seen on', '出现在 {place}', 'は{place}で見えました'],
] as const;
/** What it did not do at the next. */
const MISSED = [
  ['never left', '从未离开 {next}', '{next}からは出ていません'],
  ['never came in on', '从未到达 {next}', '{next}には入っていません'],
  ['was never seen on', '从未出现在 {next}', '{next}では見えていません'],
] as const;

/** What a place is called with what was seen there: `eth0 of bbox1 untagged, from MAC 02:…`. */
const PLACES = ['untagged', 'with tag {tag:word}'].map((tag) =>
  sentence(`{link:word} of {at:word} ${tag}, from MAC {mac:word}`, {
    'zh-CN': `{at} 的 {link}（${tag === 'untagged' ? '不带标签' : '标签 {tag}'}，源 MAC {mac}）`,
    ja: `{at}の{link}（${tag === 'untagged' ? 'タグなし' : 'タグ{tag}'}、送信元MAC {mac}）`,
  }),
);

const LOST = SEEN.flatMap(([seen, seenCn, seenJa]) => [
  sentence(`The {frame} ${seen} {place}.`, { 'zh-CN': `{frame}${seenCn}。`, ja: `{frame}${seenJa}。` }),
  ...MISSED.flatMap(([missed, missedCn, missedJa]) => [
    sentence(`The {frame} ${seen} {place}; it ${missed} {next}.`, {
      'zh-CN': `{frame}${seenCn}；但${missedCn}。`,
      ja: `{frame}${seenJa}が、${missedJa}。`,
    }),
    ...(
      [
        ['without a tag', '不带标签', 'タグなし'],
        ['with tag {has}', '带标签 {has}', 'タグ{has}'],
      ] as const
    ).map(([has, hasCn, hasJa]) =>
      sentence(
        `The {frame} ${seen} {place}; it ${missed} {next}, which takes frames with tag {wanted} alone: this one came ${has}.`,
        {
          'zh-CN': `{frame}${seenCn}；但${missedCn}，后者只接收标签为 {wanted} 的帧，而该帧${hasCn}。`,
          ja: `{frame}${seenJa}が、${missedJa}。後者が受け取るのはタグ{wanted}のフレームだけで、このフレームは${hasJa}でした。`,
        },
      ),
    ),
  ]),
  sentence(`The {frame} ${seen} {place}, and nobody answered it.`, {
    'zh-CN': `{frame}${seenCn}，但没有谁应答。`,
    ja: `{frame}${seenJa}が、応答したものはありません。`,
  }),
  sentence(`The {frame} ${seen} {place}, and nobody answered it: {why:any}`, {
    'zh-CN': `{frame}${seenCn}，但没有谁应答：{why}`,
    ja: `{frame}${seenJa}が、応答したものはありません：{why}`,
  }),
  sentence(`The {frame} ${seen} {place}, and {name} did not answer it.`, {
    'zh-CN': `{frame}${seenCn}，但 {name} 没有应答。`,
    ja: `{frame}${seenJa}が、{name}は応答しませんでした。`,
  }),
  sentence(`The {frame} ${seen} {place}, and {name} sent no reply.`, {
    'zh-CN': `{frame}${seenCn}，但 {name} 没有发出应答。`,
    ja: `{frame}${seenJa}が、{name}は応答を送りませんでした。`,
  }),
  sentence(`The {frame} ${seen} {place}, and {name} did not pass it on.`, {
    'zh-CN': `{frame}${seenCn}，但 {name} 没有继续转发。`,
    ja: `{frame}${seenJa}が、{name}はその先へ渡しませんでした。`,
  }),
]);

const PASS_MACS = {
  en: 'let frames of several MAC addresses pass (port security; promiscuous mode and forged transmits of a hypervisor)',
  'zh-CN': '是否放行多个 MAC 地址的帧（端口安全；虚拟化平台的混杂模式和伪传输）',
  ja: '複数のMACアドレスのフレームを通すか（ポートセキュリティ、ハイパーバイザーのプロミスキャスモードと偽装転送）',
} as const;

const WIRE = [
  sentence('Nothing was heard.', { 'zh-CN': '什么也没有监听到。', ja: '何も聞こえませんでした。' }),
  sentence('Nobody could listen beyond that.', {
    'zh-CN': '在此之后无法监听。',
    ja: 'その先で聞くことはできませんでした。',
  }),
  sentence('Next: let Vlanvas log in as root, or with sudo, on the hosts behind that, and locate again.', {
    'zh-CN': '下一步：让 Vlanvas 以 root 或通过 sudo 登录其后的主机，然后重新定位。',
    ja: '次：その先のホストにrootまたはsudoでVlanvasがログインできるようにし、もう一度特定してください。',
  }),
  sentence('Next: find the machine that has {mac}; an old entry in the neighbour table goes by itself within a minute.', {
    'zh-CN': '下一步：找到持有 {mac} 的机器；邻居表中的旧条目会在一分钟内自行消失。',
    ja: '次：{mac}を持つ機器を探してください。近隣テーブルの古いエントリーは1分以内に消えます。',
  }),
  sentence(
    'Broadcasts pass between them, so that the cable and the VLAN are right: segment {segment}, or the NIC of {host}, drops frames by their MAC address ({from} to {to}).',
    {
      'zh-CN':
        '两者之间的广播可以通过，因此线缆和 VLAN 没有问题：网段 {segment} 或 {host} 的网卡按 MAC 地址丢弃帧（{from} 到 {to}）。',
      ja: '両者の間でブロードキャストは通るので、ケーブルとVLANは正常です：セグメント{segment}か{host}のNICが、MACアドレスでフレームを破棄しています（{from}から{to}）。',
    },
  ),
  sentence(`Next: look at the switch ports of {last} and {next}: do they ${PASS_MACS.en}?`, {
    'zh-CN': `下一步：检查 {last} 和 {next} 的交换机端口：${PASS_MACS['zh-CN']}？`,
    ja: `次：{last}と{next}のスイッチポートを確認してください：${PASS_MACS.ja}。`,
  }),
  ...(
    [
      ['are both up and in the same VLAN', '是否都已启用且在同一 VLAN', '両方ともアップしていて同じVLANにあるか'],
      ['do they carry VLAN {tag}, tagged', '是否承载带标签的 VLAN {tag}', 'VLAN {tag}をタグ付きで通しているか'],
    ] as const
  ).flatMap(([carry, carryCn, carryJa]) => [
    sentence(`Next: look at the switch ports of {last} and {next}: ${carry}?`, {
      'zh-CN': `下一步：检查 {last} 和 {next} 的交换机端口：${carryCn}？`,
      ja: `次：{last}と{next}のスイッチポートを確認してください：${carryJa}。`,
    }),
    sentence(`Next: look at the switch ports of {last} and {next}: ${carry}, and do they ${PASS_MACS.en}?`, {
      'zh-CN': `下一步：检查 {last} 和 {next} 的交换机端口：${carryCn}，${PASS_MACS['zh-CN']}？`,
      ja: `次：{last}と{next}のスイッチポートを確認してください：${carryJa}、${PASS_MACS.ja}。`,
    }),
  ]),
  ...(
    [
      ['does not join the two', '没有把两者连通', '両者をつないでいません', '両者をつないでいない'],
      [
        'does not carry VLAN {tag} towards {host}',
        '不向 {host} 承载 VLAN {tag}',
        '{host}へVLAN {tag}を通していません',
        '{host}へVLAN {tag}を通していない',
      ],
    ] as const
  ).flatMap(([wire, wireCn, wireJa, wireJaOpen]) => [
    sentence(`Segment {segment} between them ${wire}.`, {
      'zh-CN': `两者之间的网段 {segment} ${wireCn}。`,
      ja: `両者の間のセグメント{segment}は${wireJa}。`,
    }),
    sentence(`Segment {segment} between them ${wire}, or drops the MAC address {mac}, which is not that of the NIC.`, {
      'zh-CN': `两者之间的网段 {segment} ${wireCn}，或丢弃了不属于该网卡的 MAC 地址 {mac}。`,
      ja: `両者の間のセグメント{segment}は${wireJaOpen}か、NICのものでないMACアドレス{mac}を破棄しています。`,
    }),
  ]),
  sentence('Next: see with which tag it is sent, and what the switch port of {place} does with tags.', {
    'zh-CN': '下一步：查看发送时使用的标签，以及 {place} 的交换机端口如何处理标签。',
    ja: '次：どのタグで送られているか、{place}のスイッチポートがタグをどう扱うかを確認してください。',
  }),
  sentence('{link:word} of {name:word} is without a carrier.', {
    'zh-CN': '{name} 的 {link} 没有载波。',
    ja: '{name}の{link}はキャリアがありません。',
  }),
  sentence('{link:word} of {name:word} is down.', {
    'zh-CN': '{name} 的 {link} 处于关闭状态。',
    ja: '{name}の{link}はダウンしています。',
  }),
  sentence('It was lost inside {host}.', { 'zh-CN': '它在 {host} 内部丢失。', ja: '{host}の内部で失われました。' }),
  sentence(
    'Next: on {host}, ip -d link shows whether {link} is up and what it sits on; nft list ruleset shows filters of bridges and links.',
    {
      'zh-CN': '下一步：在 {host} 上，ip -d link 显示 {link} 是否启用及其下层；nft list ruleset 显示网桥和链路的过滤规则。',
      ja: '次：{host}でip -d linkを実行すると{link}がアップしているかと下層が、nft list rulesetでブリッジとリンクのフィルターが分かります。',
    },
  ),
  sentence(
    'It is addressed to {mac}, and {place} has {own}: somebody else answered for it, or its sender remembers an old MAC address.',
    {
      'zh-CN': '它发往 {mac}，而 {place} 的是 {own}：有别的设备代为应答，或发送方记着旧的 MAC 地址。',
      ja: '宛先は{mac}ですが、{place}は{own}です：別の機器が応答したか、送信元が古いMACアドレスを覚えています。',
    },
  ),
];

const ENDS = [
  sentence('It has another address by now, or does not answer ARP on that link.', {
    'zh-CN': '它现在使用别的地址，或在该链路上不应答 ARP。',
    ja: 'アドレスが変わったか、そのリンクでARPに応答しません。',
  }),
  sentence('Next: on {host}, {command}', { 'zh-CN': '下一步：在 {host} 上执行 {command}', ja: '次：{host}で実行：{command}' }),
  sentence('A firewall or reverse-path filter of {name} drops it, or it has no way back.', {
    'zh-CN': '{name} 的防火墙或反向路径过滤将其丢弃，或它没有回程路径。',
    ja: '{name}のファイアウォールかリバースパスフィルターが破棄しているか、復路がありません。',
  }),
  sentence('Its firewall or reverse-path filter drops it, it does not forward, or it has no route.', {
    'zh-CN': '它的防火墙或反向路径过滤将其丢弃，或它不转发，或没有路由。',
    ja: 'ファイアウォールかリバースパスフィルターが破棄しているか、転送しないか、ルートがありません。',
  }),
  sentence(
    'The {frame} was answered ({mac}), and no echo of {name} followed: it came too late, or a firewall of {same} drops what leaves.',
    {
      'zh-CN': '{frame} 得到了应答（{mac}），但 {name} 没有随后发出回显请求：应答来得太迟，或 {same} 的防火墙丢弃了出站数据包。',
      ja: '{frame}には応答がありました（{mac}）が、{name}のエコー要求が続きませんでした：応答が遅すぎたか、{same}のファイアウォールが送信を破棄しています。',
    },
  ),
  sentence('Next: measure again; if it stays so, look at the firewall there: {command}', {
    'zh-CN': '下一步：重新测量；如果依旧如此，检查那里的防火墙：{command}',
    ja: '次：もう一度測定し、変わらなければそこのファイアウォールを確認してください：{command}',
  }),
  sentence('By what the hosts tell: {why:any}', { 'zh-CN': '从主机的状态看：{why}', ja: 'ホストの状態からは：{why}' }),
  sentence('There were more frames than a capture holds: the last of them are missing.', {
    'zh-CN': '帧数超出了抓包容量：缺少最后的部分。',
    ja: 'フレームがキャプチャーの上限を超えたため、最後の部分がありません。',
  }),
  sentence('{address} answers {name}: all {count} echoes came back, the first after {ms} ms. Nothing is lost on this path now.', {
    'zh-CN': '{address} 应答了 {name}：{count} 个回显全部返回，第一个用时 {ms} ms。这条路径现在没有丢失。',
    ja: '{address}は{name}に応答します：{count}個のエコーがすべて戻り、最初は{ms} msでした。この経路では今は何も失われていません。',
  }),
  sentence('{address} answers {name}: all {count} echoes came back. Nothing is lost on this path now.', {
    'zh-CN': '{address} 应答了 {name}：{count} 个回显全部返回。这条路径现在没有丢失。',
    ja: '{address}は{name}に応答します：{count}個のエコーがすべて戻りました。この経路では今は何も失われていません。',
  }),
  sentence(
    '{answered} of {sent} echoes of {name} to {address} came back, the first after {ms} ms: the path is there, and frames are lost on it now and then.',
    {
      'zh-CN': '{name} 到 {address} 的 {sent} 个回显返回了 {answered} 个，第一个用时 {ms} ms：路径存在，但偶尔丢帧。',
      ja: '{name}から{address}への{sent}個のエコーのうち{answered}個が戻り、最初は{ms} msでした：経路はありますが、ときどきフレームが失われます。',
    },
  ),
  sentence(
    '{answered} of {sent} echoes of {name} to {address} came back: the path is there, and frames are lost on it now and then.',
    {
      'zh-CN': '{name} 到 {address} 的 {sent} 个回显返回了 {answered} 个：路径存在，但偶尔丢帧。',
      ja: '{name}から{address}への{sent}個のエコーのうち{answered}個が戻りました：経路はありますが、ときどきフレームが失われます。',
    },
  ),
  sentence('Next: locate again; the counts on the path tell where frames become fewer.', {
    'zh-CN': '下一步：重新定位；路径上的计数会显示帧在何处变少。',
    ja: '次：もう一度特定してください。経路上の数から、フレームが減る場所が分かります。',
  }),
  sentence('Nothing of the ping was seen, and {place} could not be listened at: {why:any}', {
    'zh-CN': '没有见到 ping 的任何帧，且无法在 {place} 上监听：{why}',
    ja: 'pingのフレームは見えず、{place}では聞けませんでした：{why}',
  }),
  sentence('Next: let Vlanvas log in as root, or with sudo, and locate again.', {
    'zh-CN': '下一步：让 Vlanvas 以 root 或通过 sudo 登录，然后重新定位。',
    ja: '次：Vlanvasがrootまたはsudoでログインできるようにし、もう一度特定してください。',
  }),
  sentence('Nothing left {place}: its kernel says "{said:any}".', {
    'zh-CN': '没有任何帧离开 {place}：其内核报告 "{said}"。',
    ja: '{place}からは何も出ていません：カーネルの応答は"{said}"です。',
  }),
  sentence('Nothing left {place}.', { 'zh-CN': '没有任何帧离开 {place}。', ja: '{place}からは何も出ていません。' }),
  sentence('Next: look at the addresses and routes of {name}, and at its firewall.', {
    'zh-CN': '下一步：检查 {name} 的地址、路由和防火墙。',
    ja: '次：{name}のアドレスとルート、ファイアウォールを確認してください。',
  }),
  sentence(
    'The echo reply came back to {place}, and {name} did not take it: a firewall or reverse-path filter of {same} itself drops it.',
    {
      'zh-CN': '回显应答回到了 {place}，但 {name} 没有接收：{same} 自己的防火墙或反向路径过滤将其丢弃。',
      ja: 'エコー応答は{place}まで戻りましたが、{name}は受け取りませんでした：{same}自身のファイアウォールかリバースパスフィルターが破棄しています。',
    },
  ),
  sentence('Next: look at the firewall of {name}: {command}', {
    'zh-CN': '下一步：检查 {name} 的防火墙：{command}',
    ja: '次：{name}のファイアウォールを確認してください：{command}',
  }),
  sentence(
    'While the NICs listened to every MAC address, it was answered: a NIC drops frames for MAC addresses that are not its own.',
    {
      'zh-CN': '网卡接收任意 MAC 地址时得到了应答：某块网卡丢弃发往其他 MAC 地址的帧。',
      ja: 'NICがすべてのMACアドレスを受信している間は応答がありました：いずれかのNICが、自分以外のMACアドレス宛てのフレームを破棄しています。',
    },
  ),
  sentence(
    'While the NICs listened to every MAC address, it was answered: {place} drops frames for MAC addresses that are not its own.',
    {
      'zh-CN': '网卡接收任意 MAC 地址时得到了应答：{place} 丢弃发往其他 MAC 地址的帧。',
      ja: 'NICがすべてのMACアドレスを受信している間は応答がありました：{place}が、自分以外のMACアドレス宛てのフレームを破棄しています。',
    },
  ),
  sentence('Next: set promiscuous: true for the parent interfaces, and deploy.', {
    'zh-CN': '下一步：为父接口设置 promiscuous: true，然后部署。',
    ja: '次：親インターフェースにpromiscuous: trueを設定し、デプロイしてください。',
  }),
  sentence('Next: set promiscuous: true for {link} of {host}, and deploy.', {
    'zh-CN': '下一步：为 {host} 的 {link} 设置 promiscuous: true，然后部署。',
    ja: '次：{host}の{link}にpromiscuous: trueを設定し、デプロイしてください。',
  }),
  sentence('{place} could not be listened at: {why:any}', {
    'zh-CN': '无法在 {place} 上监听：{why}',
    ja: '{place}では聞けませんでした：{why}',
  }),
  sentence('{name:word} does not run on {host:word}, so that nothing can be pinged from it.', {
    'zh-CN': '{name} 未在 {host} 上运行，因此无法从它进行 ping。',
    ja: '{name}は{host}で稼働していないため、そこからpingできません。',
  }),
  sentence('Deploy the design, or start the container.', {
    'zh-CN': '部署该设计，或启动该容器。',
    ja: '設計をデプロイするか、コンテナーを起動してください。',
  }),
  sentence('{host:word} cannot capture frames: {why:any}', {
    'zh-CN': '{host} 无法抓取帧：{why}',
    ja: '{host}ではフレームをキャプチャーできません：{why}',
  }),
  sentence(
    'Log in to {host:word} as root, allow sudo, or give the user the Docker socket. What the hosts tell without it: vlanvas explain FILE FROM TO --live',
    {
      'zh-CN':
        '以 root 登录 {host}、允许 sudo，或让该用户使用 Docker 套接字。不抓包时主机的状态可这样查看：`vlanvas explain FILE FROM TO --live`',
      ja: '{host}にrootでログインするか、sudoを許可するか、ユーザーにDockerソケットの使用を許可してください。キャプチャーなしで分かることは`vlanvas explain FILE FROM TO --live`で確認できます',
    },
  ),
  sentence('The capture has not answered within {count} s.', {
    'zh-CN': '抓包程序在 {count} 秒内没有应答。',
    ja: 'キャプチャーが{count}秒以内に応答しませんでした。',
  }),
  sentence('Captures are opened in Wireshark from the desktop window only.', {
    'zh-CN': '只有桌面窗口才能用 Wireshark 打开抓包。',
    ja: 'Wiresharkでキャプチャーを開けるのは、デスクトップのウィンドウだけです。',
  }),
  sentence('Wireshark is not installed on this machine, or not on its PATH.', {
    'zh-CN': '本机没有安装 Wireshark，或它不在 PATH 中。',
    ja: 'このマシンにWiresharkがインストールされていないか、PATHにありません。',
  }),
  sentence('Wireshark could not be started: {why:any}', {
    'zh-CN': '无法启动 Wireshark：{why}',
    ja: 'Wiresharkを起動できません：{why}',
  }),
  sentence('Save the capture as a file, and open that with Wireshark or tcpdump -r.', {
    'zh-CN': '把抓包保存为文件，再用 Wireshark 或 `tcpdump -r` 打开。',
    ja: 'キャプチャーをファイルに保存し、Wiresharkまたは`tcpdump -r`で開いてください。',
  }),
  sentence('it was not listened at', { 'zh-CN': '未在那里监听', ja: 'そこでは聞いていません' }),
  sentence('{host} could not be reached.', { 'zh-CN': '无法访问 {host}。', ja: '{host}に接続できません。' }),
  sentence('{name:word} does not run', { 'zh-CN': '{name} 未运行', ja: '{name}は稼働していません' }),
];

const ERRORS = [
  sentence('{sender} answered with an error: {meaning} ({numbers}).', {
    'zh-CN': '{sender} 返回了错误：{meaning}（{numbers}）。',
    ja: '{sender}がエラーを返しました：{meaning}（{numbers}）。',
  }),
  sentence('{sender} answered with an error: {numbers}.', {
    'zh-CN': '{sender} 返回了错误：{numbers}。',
    ja: '{sender}がエラーを返しました：{numbers}。',
  }),
  sentence('ICMP type {type}, code {code}', {
    'zh-CN': 'ICMP 类型 {type}，代码 {code}',
    ja: 'ICMPタイプ{type}、コード{code}',
  }),
  sentence('ICMPv6 type {type}, code {code}', {
    'zh-CN': 'ICMPv6 类型 {type}，代码 {code}',
    ja: 'ICMPv6タイプ{type}、コード{code}',
  }),
  sentence('network unreachable', { 'zh-CN': '网络不可达', ja: 'ネットワークに到達できません' }),
  sentence('host unreachable', { 'zh-CN': '主机不可达', ja: 'ホストに到達できません' }),
  sentence('protocol unreachable', { 'zh-CN': '协议不可达', ja: 'プロトコルに到達できません' }),
  sentence('port unreachable', { 'zh-CN': '端口不可达', ja: 'ポートに到達できません' }),
  sentence('too large for the next link', { 'zh-CN': '对下一段链路而言过大', ja: '次のリンクには大きすぎます' }),
  sentence('network prohibited', { 'zh-CN': '网络被禁止', ja: 'ネットワークが禁止されています' }),
  sentence('host prohibited', { 'zh-CN': '主机被禁止', ja: 'ホストが禁止されています' }),
  sentence('administratively prohibited', { 'zh-CN': '被管理策略禁止', ja: '管理上禁止されています' }),
  sentence('another router is better', { 'zh-CN': '另有更合适的路由器', ja: '別のルーターのほうが適切です' }),
  sentence('it went through too many routers', { 'zh-CN': '经过的路由器过多', ja: '経由したルーターが多すぎます' }),
  sentence('no route', { 'zh-CN': '没有路由', ja: 'ルートがありません' }),
  sentence('address unreachable', { 'zh-CN': '地址不可达', ja: 'アドレスに到達できません' }),
];

export const locate: readonly Sentence[] = [...FRAMES, ...PLACES, ...LOST, ...WIRE, ...ENDS, ...ERRORS];
