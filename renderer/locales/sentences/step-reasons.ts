/** Why a plan has its steps. The English is that of shared/plan and of main/persist. */
import { sentence } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** Why a step is needed. */
const WHY = [
  sentence('missing', { 'zh-CN': '尚不存在', ja: 'まだありません' }),
  sentence('no longer in the design', { 'zh-CN': '设计中已不再包含', ja: '設計にもうありません' }),
  sentence('all that the design made is taken away', {
    'zh-CN': '移除此设计所创建的一切',
    ja: 'この設計で作成したものをすべて取り除きます',
  }),
  sentence('it differs', { 'zh-CN': '内容不同', ja: '内容が異なります' }),
  sentence('it is dead', { 'zh-CN': '它处于 dead 状态', ja: '状態はdeadです' }),
  sentence('it is down', { 'zh-CN': '它处于关闭状态', ja: 'ダウンしています' }),
  sentence('it is off', { 'zh-CN': '它未启用', ja: '無効です' }),
  sentence('it is on', { 'zh-CN': '它已启用', ja: '有効です' }),
  sentence('it is {status:word}', { 'zh-CN': '当前为 {status}', ja: '現在は{status}です' }),
  sentence('it is a {kind:word}, not a {wanted:word}', {
    'zh-CN': '它是 {kind}，而不是 {wanted}',
    ja: '{wanted}ではなく{kind}です',
  }),
  sentence('it sits on {parent}, not on {wanted}', {
    'zh-CN': '它位于 {parent} 之上，而不是 {wanted}',
    ja: '{wanted}ではなく{parent}の上にあります',
  }),
  sentence('nothing', { 'zh-CN': '无', ja: 'なし' }),
  sentence('its VLAN is {tag}, not {wanted}', {
    'zh-CN': '它的 VLAN 是 {tag}，而不是 {wanted}',
    ja: 'VLANが{wanted}ではなく{tag}です',
  }),
  sentence('its mode is {mode}, not {wanted}', {
    'zh-CN': '它的模式是 {mode}，而不是 {wanted}',
    ja: 'モードが{wanted}ではなく{mode}です',
  }),
  sentence('not known', { 'zh-CN': '未知', ja: '不明' }),
  sentence('the default', { 'zh-CN': '默认值', ja: '既定値' }),
  sentence('not set', { 'zh-CN': '未设置', ja: '未設定' }),
  sentence('different', { 'zh-CN': '另一个值', ja: '別の値' }),
  sentence('the design wants it on', { 'zh-CN': '设计要求启用', ja: '設計では有効です' }),
  sentence('it was turned on for this design, which no longer wants it', {
    'zh-CN': '它为此设计而启用，而设计已不再需要',
    ja: 'この設計のために有効にしましたが、もう不要です',
  }),
  sentence('a gateway address is on the shim above it, and must be answered for by the shim', {
    'zh-CN': '网关地址在其上的 shim 上，必须由 shim 应答',
    ja: 'ゲートウェイアドレスはその上のshimにあり、shimが応答しなければなりません',
  }),
  sentence('it was so before this design', { 'zh-CN': '在此设计之前就是如此', ja: 'この設計の前の状態に戻します' }),
  sentence('it was down before this design', {
    'zh-CN': '在此设计之前它处于关闭状态',
    ja: 'この設計の前はダウンしていました',
  }),
  sentence('somebody turned it on since it was deployed', {
    'zh-CN': '部署之后有人启用了它',
    ja: 'デプロイ後に誰かが有効にしました',
  }),
  sentence('somebody turned it off since it was deployed', {
    'zh-CN': '部署之后有人关闭了它',
    ja: 'デプロイ後に誰かが無効にしました',
  }),
  sentence('it is not a member yet', { 'zh-CN': '它还不是成员', ja: 'まだメンバーではありません' }),
  sentence('it is no longer a member of {bond}', {
    'zh-CN': '它不再是 {bond} 的成员',
    ja: 'もう{bond}のメンバーではありません',
  }),
  sentence('so that destroy takes back what is changed here, and nothing else', {
    'zh-CN': '以便销毁时只撤回这里所做的更改',
    ja: '破棄するときに、ここでの変更だけを元に戻すためです',
  }),
  sentence('what was taken back need not be noted any more', {
    'zh-CN': '已撤回的内容无需再备注',
    ja: '元に戻したものはもうメモ不要です',
  }),
  sentence('nothing of ours is left to note', { 'zh-CN': '已没有需要备注的内容', ja: 'メモすべきものはもうありません' }),
  sentence('{link:word} is made anew', { 'zh-CN': '{link} 将重新创建', ja: '{link}は作り直されます' }),
  sentence('{link} is made anew: {why}', { 'zh-CN': '{link} 将重新创建：{why}', ja: '{link}は作り直されます：{why}' }),
  sentence('{link} is no longer in the design', {
    'zh-CN': '设计中已不再包含 {link}',
    ja: '{link}は設計にもうありません',
  }),
  sentence('{link} under it is made anew', {
    'zh-CN': '其下的 {link} 将重新创建',
    ja: 'その下の{link}が作り直されます',
  }),
  sentence('{parent:word} under it goes', { 'zh-CN': '其下的 {parent} 将被移除', ja: 'その下の{parent}がなくなります' }),
  sentence('{what:word} is {now:word}, not {wanted:word}', {
    'zh-CN': '{what} 是 {now}，而不是 {wanted}',
    ja: '{what}は{wanted}ではなく{now}です',
  }),
  sentence('MAC on {network} is {now}, not {wanted}', {
    'zh-CN': '{network} 上的 MAC 是 {now}，而不是 {wanted}',
    ja: '{network}でのMACは{wanted}ではなく{now}です',
  }),
  sentence('address on {network} is {now}, not {wanted}', {
    'zh-CN': '{network} 上的地址是 {now}，而不是 {wanted}',
    ja: '{network}でのアドレスは{wanted}ではなく{now}です',
  }),
  sentence('gateway priority of {network} is {now}, not {wanted}', {
    'zh-CN': '{network} 的网关优先级是 {now}，而不是 {wanted}',
    ja: '{network}のゲートウェイ優先度は{wanted}ではなく{now}です',
  }),
  sentence('driver is {now}, not {wanted}', {
    'zh-CN': '驱动是 {now}，而不是 {wanted}',
    ja: 'ドライバーは{wanted}ではなく{now}です',
  }),
  sentence('gateway is {now}, not {wanted}', {
    'zh-CN': '网关是 {now}，而不是 {wanted}',
    ja: 'ゲートウェイは{wanted}ではなく{now}です',
  }),
  sentence('subnets is {now}, not {wanted}', {
    'zh-CN': '子网是 {now}，而不是 {wanted}',
    ja: 'サブネットは{wanted}ではなく{now}です',
  }),
  sentence('option {option} is {now}, not {wanted}', {
    'zh-CN': '选项 {option} 是 {now}，而不是 {wanted}',
    ja: 'オプション{option}は{wanted}ではなく{now}です',
  }),
  sentence('image is {now}, not {wanted}', {
    'zh-CN': '镜像是 {now}，而不是 {wanted}',
    ja: 'イメージは{wanted}ではなく{now}です',
  }),
  sentence('command is {now}, not {wanted}', {
    'zh-CN': '命令是 {now}，而不是 {wanted}',
    ja: 'コマンドは{wanted}ではなく{now}です',
  }),
  sentence('environment is {now}, not {wanted}', {
    'zh-CN': '环境变量是 {now}，而不是 {wanted}',
    ja: '環境変数が変わっています（{now}、設計では{wanted}）',
  }),
  sentence('restart is {now}, not {wanted}', {
    'zh-CN': '重启策略是 {now}，而不是 {wanted}',
    ja: '再起動ポリシーは{wanted}ではなく{now}です',
  }),
  sentence('not connected to {network:word}', { 'zh-CN': '未接入 {network}', ja: '{network}に接続していません' }),
  sentence('connected to {network:word}', { 'zh-CN': '接入了 {network}', ja: '{network}に接続しています' }),
  sentence('ranges or reserved addresses changed', {
    'zh-CN': '地址范围或保留地址有变化',
    ja: '範囲または予約アドレスが変わりました',
  }),
  sentence('{host:word} does not have it', { 'zh-CN': '{host} 上没有', ja: '{host}にありません' }),
  sentence('it goes {way}, not {wanted}', { 'zh-CN': '它 {way}，而不是 {wanted}', ja: '{wanted}ではなく{way}です' }),
  sentence('via {gateway:word}', { 'zh-CN': '经由 {gateway}', ja: '{gateway}経由' }),
  sentence('via {gateway:word} out of {link:word}', {
    'zh-CN': '经由 {gateway} 从 {link} 出去',
    ja: '{gateway}経由で{link}から出るルート',
  }),
  sentence('the rules of {table} are missing', { 'zh-CN': '缺少 {table} 表的规则', ja: '{table}のルールがありません' }),
  sentence('the rules differ', { 'zh-CN': '规则不同', ja: 'ルールが異なります' }),
  sentence('{chain} does not lead to them', { 'zh-CN': '{chain} 没有跳转到这些规则', ja: '{chain}からそこへ飛びません' }),
  sentence('so that it comes back after a reboot: {why:any}', {
    'zh-CN': '使其在重启后恢复：{why}',
    ja: '再起動後も元に戻るようにします：{why}',
  }),
];

/** How a host writes down its network. */
const DIALECTS = [
  sentence('systemd does not run there', { 'zh-CN': '那里没有运行 systemd', ja: 'systemdが動いていません' }),
  sentence('{tool} configures {links}', { 'zh-CN': '{tool} 配置 {links}', ja: '{tool}が{links}を設定しています' }),
  sentence('ifcfg files', { 'zh-CN': 'ifcfg 文件', ja: 'ifcfgファイル' }),
  sentence('{tool} configures {links}, and {file} does not read {folder}', {
    'zh-CN': '{tool} 配置 {links}，而 {file} 不读取 {folder}',
    ja: '{tool}が{links}を設定していますが、{file}は{folder}を読み込みません',
  }),
  sentence('{tool} configures {links} through {renderer}', {
    'zh-CN': '{tool} 通过 {renderer} 配置 {links}',
    ja: '{tool}が{renderer}を通じて{links}を設定しています',
  }),
  sentence('{tool} configures {links} by one entry for several, so links are written for systemd-networkd', {
    'zh-CN': '{tool} 用同一个条目配置多个接口（{links}），因此链路写给 systemd-networkd',
    ja: '{tool}が1つのエントリーで複数のインターフェース（{links}）を設定しているため、リンクはsystemd-networkd用に書き込みます',
  }),
  sentence('{service} runs, and configures no interface yet', {
    'zh-CN': '{service} 正在运行，尚未配置任何接口',
    ja: '{service}が動いていますが、まだどのインターフェースも設定していません',
  }),
  sentence('nothing that Vlanvas knows configures its interfaces', {
    'zh-CN': '没有 Vlanvas 已知的工具配置它的接口',
    ja: 'Vlanvasが知るものでインターフェースを設定しているものはありません',
  }),
  sentence('how it configures its network could not be read ({why:any})', {
    'zh-CN': '无法读取它的网络配置方式（{why}）',
    ja: 'ネットワークの設定方法を読み取れません（{why}）',
  }),
];

export const stepReasons: readonly Sentence[] = [...WHY, ...DIALECTS];
