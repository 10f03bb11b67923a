/** What is found on the hosts before anything is changed: the findings of shared/preflight. */
import { sentence } from './sentence.ts';
import type { Sentence } from './sentence.ts';

const findings: readonly Sentence[] = [
  sentence(
    '{who} is to get {address}, and a machine that is not of this design has it already: {macs} answered ARP for it on {link} of {host}.',
    {
      'zh-CN': '{who} 将使用 {address}，而设计之外的机器已占用该地址：在 {host} 的 {link} 上，{macs} 对其作出了 ARP 应答。',
      ja: '{who}に{address}を割り当てますが、この設計にない機器がすでに使用しています。{host}の{link}で{macs}がARPに応答しました。',
    },
  ),
  sentence(
    '{who} is to get {address}, and a machine that is not of this design has it already: {macs} answered neighbour discovery for it on {link} of {host}.',
    {
      'zh-CN': '{who} 将使用 {address}，而设计之外的机器已占用该地址：在 {host} 的 {link} 上，{macs} 对其作出了邻居发现应答。',
      ja: '{who}に{address}を割り当てますが、この設計にない機器がすでに使用しています。{host}の{link}で{macs}が近隣探索に応答しました。',
    },
  ),
  sentence(
    'Give {who} another address, or find that machine and take the address off it; a range of a DHCP server belongs under reserved.',
    {
      'zh-CN': '请为 {who} 换一个地址，或找到该机器并取消其地址；DHCP 服务器的范围应写在 reserved 下。',
      ja: '{who}を別のアドレスにするか、その機器からアドレスを外してください。DHCPサーバーの範囲はreservedに書きます。',
    },
  ),
  sentence(
    'On {host} bridged frames pass the firewall (net.bridge.bridge-nf-call-iptables = 1), and {names} is bridged: where FORWARD drops, ARP works and nothing else.',
    {
      'zh-CN':
        '{host} 上桥接的帧会经过防火墙（net.bridge.bridge-nf-call-iptables = 1），而 {names} 是桥接的：FORWARD 丢弃时，除 ARP 外全部不通。',
      ja: '{host}ではブリッジされたフレームがファイアウォールを通り（net.bridge.bridge-nf-call-iptables = 1）、{names}はブリッジです。FORWARDが破棄すると、ARP以外は通りません。',
    },
  ),
  sentence('On {host}, as root: {command}, or allow the bridge in DOCKER-USER.', {
    'zh-CN': '在 {host} 上以 root 执行：`{command}`，或在 DOCKER-USER 中允许该网桥。',
    ja: '{host}でrootとして`{command}`を実行するか、DOCKER-USERでこのブリッジを許可してください。',
  }),
  sentence(
    "The clock of {host} is {time} ahead of this machine's: registries and swarm may refuse it, and its logs tell another time.",
    {
      'zh-CN': '{host} 的时钟比本机快 {time}：镜像仓库和 swarm 可能会拒绝它，其日志时间也不一致。',
      ja: '{host}の時計がこのマシンより{time}進んでいます。レジストリやswarmに拒否されるおそれがあり、ログの時刻もずれます。',
    },
  ),
  sentence(
    "The clock of {host} is {time} behind this machine's: registries and swarm may refuse it, and its logs tell another time.",
    {
      'zh-CN': '{host} 的时钟比本机慢 {time}：镜像仓库和 swarm 可能会拒绝它，其日志时间也不一致。',
      ja: '{host}の時計がこのマシンより{time}遅れています。レジストリやswarmに拒否されるおそれがあり、ログの時刻もずれます。',
    },
  ),
  sentence('{count} minutes', { 'zh-CN': '{count} 分钟', ja: '{count}分' }),
  sentence('{count} hours', { 'zh-CN': '{count} 小时', ja: '{count}時間' }),
  sentence('{count} days', { 'zh-CN': '{count} 天', ja: '{count}日' }),
  sentence('Let {host} keep time: timedatectl set-ntp true, or install chrony.', {
    'zh-CN': '请让 {host} 同步时间：`timedatectl set-ntp true`，或安装 chrony。',
    ja: '{host}の時刻を同期させてください：`timedatectl set-ntp true`、またはchronyをインストールします。',
  }),
  sentence(
    '{parent} of {host} got {lease} from a DHCP server, out of {subnet}, of which {network} gives addresses to containers: the server may give one of these to another device.',
    {
      'zh-CN':
        '{host} 的 {parent} 从 DHCP 服务器获得了 {subnet} 中的 {lease}，而 {network} 也从该子网为容器分配地址：服务器可能把其中之一分给其他设备。',
      ja: '{host}の{parent}は{subnet}の{lease}をDHCPサーバーから取得しています。{network}もこのサブネットからコンテナーに割り当てるため、サーバーが同じアドレスを別の機器に割り当てるおそれがあります。',
    },
  ),
  sentence(
    "Put the server's pool under reserved of {network}, as in {example}: ranges and addresses are then planned around it.",
    {
      'zh-CN': '请将服务器的地址池写在 {network} 的 reserved 下，例如 `{example}`：规划范围和地址时会避开它。',
      ja: 'サーバーのプールを{network}のreservedに書いてください（例：`{example}`）。範囲とアドレスはそれを避けて割り当てられます。',
    },
  ),
  sentence('The disk of {host} has {left} left at {path}, where Docker keeps images and containers.', {
    'zh-CN': '{host} 上 Docker 存放镜像和容器的 {path} 只剩 {left}。',
    ja: '{host}でDockerがイメージとコンテナーを置く{path}の残りは{left}です。',
  }),
  sentence('The disk of {host} has {left} left at {path}, where Docker keeps images and containers: nothing can be made there.', {
    'zh-CN': '{host} 上 Docker 存放镜像和容器的 {path} 只剩 {left}：无法再创建任何内容。',
    ja: '{host}でDockerがイメージとコンテナーを置く{path}の残りは{left}で、何も作成できません。',
  }),
  sentence('room for {count} files', { 'zh-CN': '可存放 {count} 个文件的空间', ja: 'ファイル{count}個分' }),
  sentence(
    'Free some: docker system df on {host} shows what Docker holds, docker image prune removes images that nothing uses.',
    {
      'zh-CN': '请释放空间：在 {host} 上用 `docker system df` 查看占用，`docker image prune` 移除未使用的镜像。',
      ja: '空き容量を増やしてください。{host}の`docker system df`で使用量を確認し、`docker image prune`で使われていないイメージを削除できます。',
    },
  ),
  sentence(
    "Docker on {host} is Docker Desktop: its daemon runs in a virtual machine of its own that has none of the host's NICs, so {networks} cannot be made on them.",
    {
      'zh-CN':
        '{host} 上的 Docker 是 Docker Desktop：其守护进程运行在没有主机网卡的专用虚拟机中，因此无法在其上建立 {networks}。',
      ja: '{host}のDockerはDocker Desktopです。デーモンはホストのNICを持たない仮想マシンで動くため、{networks}を作成できません。',
    },
  ),
  sentence('Use a Linux machine with Docker Engine, or the sandbox: vlanvas lab up', {
    'zh-CN': '请使用装有 Docker Engine 的 Linux 机器，或使用沙箱：`vlanvas lab up`',
    ja: 'Docker EngineのあるLinuxマシンか、サンドボックスを使ってください：`vlanvas lab up`',
  }),
  sentence(
    "The Docker daemon of {host} is rootless: it has a network namespace of its own without the host's NICs, so {networks} cannot be made on them.",
    {
      'zh-CN': '{host} 的 Docker 守护进程是 rootless：它有自己的网络命名空间，其中没有主机网卡，因此无法在其上建立 {networks}。',
      ja: '{host}のDockerデーモンはrootlessです。独自のネットワーク名前空間で動きホストのNICがないため、{networks}を作成できません。',
    },
  ),
  sentence('Use the daemon of the system on {host} (docker: unix:///var/run/docker.sock with a user in the group docker).', {
    'zh-CN': '请使用 {host} 上的系统守护进程（`docker: unix:///var/run/docker.sock`，且用户在 docker 组中）。',
    ja: '{host}のシステムのデーモンを使ってください（`docker: unix:///var/run/docker.sock`、ユーザーはdockerグループ）。',
  }),
  sentence(
    '{host} is a Linux inside of Windows (WSL): its NIC is behind an address translation of Windows, so containers of {networks} are not in the LAN of the machine.',
    {
      'zh-CN':
        '{host} 是 Windows 中的 Linux（WSL）：其网卡位于 Windows 的地址转换之后，因此 {networks} 的容器不在该机器的局域网中。',
      ja: '{host}はWindows内のLinux（WSL）です。NICがWindowsのアドレス変換の内側にあるため、{networks}のコンテナーはLANに参加できません。',
    },
  ),
  sentence('Set networkingMode=bridged in .wslconfig with an external switch, or use a virtual machine whose NIC is bridged.', {
    'zh-CN': '请在 .wslconfig 中设置 networkingMode=bridged 并使用外部交换机，或使用网卡桥接的虚拟机。',
    ja: '.wslconfigでnetworkingMode=bridgedと外部スイッチを設定するか、NICをブリッジした仮想マシンを使ってください。',
  }),
  sentence('Docker {version} on {host} allows one macvlan network on a parent, and {networks} are all on {parent}.', {
    'zh-CN': '{host} 上的 Docker {version} 只允许每个父接口有一个 macvlan 网络，而 {networks} 都在 {parent} 上。',
    ja: '{host}のDocker {version}では1つの親インターフェースにmacvlanネットワークは1つだけですが、{networks}がすべて{parent}上にあります。',
  }),
  sentence('Update Docker on {host} to {since} or later, or put the networks on sub-interfaces of their own.', {
    'zh-CN': '请将 {host} 上的 Docker 更新到 {since} 或更高版本，或将各网络放到各自的子接口上。',
    ja: '{host}のDockerを{since}以降に更新するか、各ネットワークを専用のサブインターフェースに載せてください。',
  }),
  sentence(
    'Docker {version} on {host} knows no gateway priority, which {names} asks for: it takes the gateway of the network whose name comes first.',
    {
      'zh-CN': '{host} 上的 Docker {version} 不支持 {names} 所需的网关优先级：它采用名称排在最前的网络的网关。',
      ja: '{host}のDocker {version}は、{names}が指定するゲートウェイ優先度に対応していません。名前順で先頭のネットワークのゲートウェイが使われます。',
    },
  ),
  sentence('Update Docker on {host} to {since} or later, or let one of the networks have a gateway.', {
    'zh-CN': '请将 {host} 上的 Docker 更新到 {since} 或更高版本，或只让其中一个网络有网关。',
    ja: '{host}のDockerを{since}以降に更新するか、ゲートウェイを1つのネットワークだけにしてください。',
  }),
  sentence('firewalld is active on {host} and rejects what its zones do not allow, which {what} may meet.', {
    'zh-CN': '{host} 上的 firewalld 处于活动状态，会拒绝其区域未允许的流量，{what}可能受影响。',
    ja: '{host}ではfirewalldが動作しており、ゾーンで許可されていないものを拒否します。{what}が影響を受けるおそれがあります。',
  }),
  sentence('the routing of this host', { 'zh-CN': '此主机的路由转发', ja: 'このホストのルーティング' }),
  sentence('the network {name:word}', { 'zh-CN': '网络 {name} ', ja: 'ネットワーク{name}' }),
  sentence('the tunnel {name:word}', { 'zh-CN': '隧道 {name} ', ja: 'トンネル{name}' }),
  sentence('the sub-interface {name:word}', { 'zh-CN': '子接口 {name} ', ja: 'サブインターフェース{name}' }),
  sentence('the bond {name:word}', { 'zh-CN': ' bond {name} ', ja: 'ボンド{name}' }),
  sentence('the shim {name:word}', { 'zh-CN': ' shim {name} ', ja: 'shim {name}' }),
  sentence('the bridge {name:word}', { 'zh-CN': '网桥 {name} ', ja: 'ブリッジ{name}' }),
  sentence('Put the interfaces of the design into one zone that forwards ({command}), or stop firewalld on {host}.', {
    'zh-CN': '请将设计中的接口放入一个允许转发的区域（`{command}`），或停止 {host} 上的 firewalld。',
    ja: '設計のインターフェースを転送を許可するゾーンに入れる（`{command}`）か、{host}のfirewalldを停止してください。',
  }),
  sentence(
    'The policy of the FORWARD chain on {host} is DROP, as Docker sets it: rules that let packets through belong in DOCKER-USER, which is walked first.',
    {
      'zh-CN': '{host} 上 FORWARD 链的策略是 DROP（由 Docker 设置）：放行规则应写在最先匹配的 DOCKER-USER 中。',
      ja: '{host}のFORWARDチェーンのポリシーは、Dockerの設定によりDROPです。通過させるルールは、先に評価されるDOCKER-USERに書きます。',
    },
  ),
  sentence('Nothing has to be done: the rules of this design are put there.', {
    'zh-CN': '无需处理：此设计的规则会写在那里。',
    ja: '対応は不要です。この設計のルールはそこに追加されます。',
  }),
  sentence(
    '{host} is to route, and the policy of its FORWARD chain is DROP although no Docker runs there: a firewall of its own drops what nothing allows.',
    {
      'zh-CN': '{host} 需要转发，但其 FORWARD 链的策略是 DROP，而那里并没有运行 Docker：其自身的防火墙会丢弃未允许的流量。',
      ja: '{host}はルーティングしますが、Dockerがないのに FORWARDチェーンのポリシーがDROPです。ホスト自身のファイアウォールが、許可されていないものを破棄します。',
    },
  ),
  sentence('Say under forward of {host} what may pass, or look for ufw, nftables or firewalld there ({command}).', {
    'zh-CN': '请在 {host} 的 forward 下写明允许通过的流量，或检查那里的 ufw、nftables 或 firewalld（`{command}`）。',
    ja: '{host}のforwardに通過を許可するものを書くか、ufw、nftables、firewalldを確認してください（`{command}`）。',
  }),
  sentence('DOCKER-USER on {host} has a rule that is not of this design and may drop what the design forwards: {rule:any}', {
    'zh-CN': '{host} 上的 DOCKER-USER 中有一条不属于此设计的规则，可能会丢弃设计转发的流量：`{rule}`',
    ja: '{host}のDOCKER-USERに、この設計のものではないルールがあり、転送を破棄するおそれがあります：`{rule}`',
  }),
  sentence('Look at {command} on {host}; let the rule name the interfaces that it is about.', {
    'zh-CN': '请查看 {host} 上的 `{command}`；在规则中写明其针对的接口。',
    ja: '{host}で`{command}`を確認し、ルールに対象のインターフェースを指定してください。',
  }),
  sentence(
    "{nic} of {host} ({driver}) belongs to {platform}, which as a rule drops frames from other MAC addresses than the NIC's: containers of {networks} would reach nobody outside of {other}.",
    {
      'zh-CN':
        '{host} 的 {nic}（{driver}）属于{platform}，它通常会丢弃源 MAC 不属于该网卡的帧：{networks} 的容器将无法到达 {other} 之外。',
      ja: '{host}の{nic}（{driver}）は{platform}のもので、通常はNIC以外のMACアドレスのフレームを破棄します。{networks}のコンテナーは{other}の外に到達できません。',
    },
  ),
  sentence('VMware', { 'zh-CN': ' VMware', ja: 'VMware' }),
  sentence('VirtualBox', { 'zh-CN': ' VirtualBox', ja: 'VirtualBox' }),
  sentence('Hyper-V', { 'zh-CN': ' Hyper-V', ja: 'Hyper-V' }),
  sentence('Microsoft Azure', { 'zh-CN': ' Microsoft Azure', ja: 'Microsoft Azure' }),
  sentence('Google Compute Engine', { 'zh-CN': ' Google Compute Engine', ja: 'Google Compute Engine' }),
  sentence('Oracle Cloud', { 'zh-CN': ' Oracle Cloud', ja: 'Oracle Cloud' }),
  sentence('a cloud', { 'zh-CN': '云平台', ja: 'クラウド' }),
  sentence('a NIC that is shared by SR-IOV', { 'zh-CN': '通过 SR-IOV 共享的网卡', ja: 'SR-IOVで共有されたNIC' }),
  sentence(
    'Take the driver ipvlan, or an overlay: clouds deliver to the addresses that they gave out, so ipvlan needs its addresses assigned to the NIC there too.',
    {
      'zh-CN': '请改用 ipvlan 驱动或 overlay：云平台只投递到其分配的地址，因此 ipvlan 的地址也需在云平台上分配给该网卡。',
      ja: 'ドライバーをipvlanにするか、overlayを使ってください。クラウドは割り当てたアドレスにしか届けないため、ipvlanのアドレスもNICに割り当てる必要があります。',
    },
  ),
  sentence(
    'In the port group (or virtual switch) allow promiscuous mode, MAC address changes and forged transmits; in Workstation let the user open the NIC in promiscuous mode.',
    {
      'zh-CN': '请在端口组（或虚拟交换机）中允许混杂模式、MAC 地址更改和伪传输；在 Workstation 中允许用户以混杂模式打开网卡。',
      ja: 'ポートグループ（または仮想スイッチ）でプロミスキャスモード、MACアドレス変更、偽装転送を許可してください。Workstationでは、ユーザーがNICをプロミスキャスモードで開けるようにします。',
    },
  ),
  sentence('Or take the driver ipvlan.', { 'zh-CN': '或改用 ipvlan 驱动。', ja: 'またはドライバーをipvlanにしてください。' }),
  sentence('In the settings of the NIC set promiscuous mode to "Allow All".', {
    'zh-CN': '请在网卡设置中将混杂模式设为 "Allow All"。',
    ja: 'NICの設定でプロミスキャスモードを "Allow All" にしてください。',
  }),
  sentence('On the Windows host: {command}.', {
    'zh-CN': '在 Windows 主机上执行：`{command}`。',
    ja: 'Windowsホストで実行：`{command}`。',
  }),
  sentence('On the machine below: {command}.', {
    'zh-CN': '在宿主机上执行：`{command}`。',
    ja: '物理ホストで実行：`{command}`。',
  }),
  sentence('Turn port security off for the port ({command}), or add allowed address pairs.', {
    'zh-CN': '请关闭该端口的端口安全（`{command}`），或添加允许的地址对。',
    ja: 'ポートのポートセキュリティを無効にする（`{command}`）か、許可アドレスペアを追加してください。',
  }),
  sentence('Take the network filter {filter} off the vNIC profile.', {
    'zh-CN': '请从 vNIC 配置文件中移除网络过滤器 {filter}。',
    ja: 'vNICプロファイルからネットワークフィルター{filter}を外してください。',
  }),
  sentence('{hosts} are one and the same machine: what the design wants on one would be removed for the other.', {
    'zh-CN': '{hosts} 是同一台机器：设计在其中之一上需要的内容会因另一台而被移除。',
    ja: '{hosts}は同じ機器です。一方のために作成したものが、他方のために削除されてしまいます。',
  }),
  sentence('Correct `ssh` or `docker` of {hosts}, or make one host of them.', {
    'zh-CN': '请更正 {hosts} 的 `ssh` 或 `docker`，或合并为一台主机。',
    ja: '{hosts}の`ssh`または`docker`を直すか、1つのホストにまとめてください。',
  }),
  sentence(
    '{hosts} have the same machine id ({id}), as machines do that were cloned: systemd derives MAC addresses and DHCP identities from it, which then collide.',
    {
      'zh-CN': '{hosts} 的 machine-id 相同（{id}），应是克隆所致：systemd 由此派生 MAC 地址和 DHCP 标识，会发生冲突。',
      ja: '{hosts}のマシンIDが同じです（{id}）。クローンされた機器に見られ、systemdがこれから導くMACアドレスやDHCP識別子が衝突します。',
    },
  ),
  sentence('On all but one: {command:any}', {
    'zh-CN': '除一台外，在其余主机上执行：`{command}`',
    ja: '1台を除くすべてで実行：`{command}`',
  }),
  sentence('{hosts} are all named {name}: their logs, prompts and swarm nodes cannot be told apart.', {
    'zh-CN': '{hosts} 的主机名都是 {name}：无法区分其日志、提示符和 swarm 节点。',
    ja: '{hosts}のホスト名がすべて{name}です。ログ、プロンプト、swarmノードを区別できません。',
  }),
  sentence('Give each a name of its own: {command:any}', {
    'zh-CN': '请为每台设置各自的名称：`{command}`',
    ja: 'それぞれに固有の名前を付けてください：`{command}`',
  }),
  sentence('The kernel of {host} ({release}) has no module {module}, which {what} need{s?}.', {
    'zh-CN': '{host} 的内核（{release}）没有{what}所需的模块 {module}。',
    ja: '{host}のカーネル（{release}）に、{what}が必要とするモジュール{module}がありません。',
  }),
  sentence("Install the kernel's further modules ({how:any}), and restart {host} where its kernel was updated since it booted.", {
    'zh-CN':
      '请安装内核的附加模块（Ubuntu：`linux-modules-extra`；Debian：用普通内核代替云内核）；如果启动后更新过内核，请重启 {host}。',
    ja: 'カーネルの追加モジュール（Ubuntu：`linux-modules-extra`、Debian：クラウド用でない通常のカーネル）をインストールし、起動後にカーネルを更新した場合は{host}を再起動してください。',
  }),
  sentence(
    'When all containers of this design talk to each other, {host} needs {count} entries in its neighbour table, and its limit is {limit} ({setting}): beyond it connections fail at random.',
    {
      'zh-CN':
        '当此设计的所有容器相互通信时，{host} 的邻居表需要 {count} 个条目，而其上限为 {limit}（{setting}）：超出后连接会随机失败。',
      ja: 'この設計の全コンテナーが相互に通信すると、{host}の近隣テーブルに{count}エントリーが必要ですが、上限は{limit}（{setting}）です。超えると接続が不規則に失敗します。',
    },
  ),
  sentence('This matrix needs {count} entries in the neighbour table of {host}, and its limit is {limit} ({setting}).', {
    'zh-CN': '此矩阵需要 {host} 的邻居表有 {count} 个条目，而其上限为 {limit}（{setting}）。',
    ja: 'このマトリクスには{host}の近隣テーブルに{count}エントリーが必要ですが、上限は{limit}（{setting}）です。',
  }),
  sentence('Reachable pairs may be shown as unreachable.', {
    'zh-CN': '可达的端点对可能显示为不可达。',
    ja: '疎通するペアが疎通なしと表示されるおそれがあります。',
  }),
  sentence('On {host}, as root: {command:any}', {
    'zh-CN': '在 {host} 上以 root 执行：`{command}`',
    ja: '{host}でrootとして実行：`{command}`',
  }),
  sentence('{name} of {host} is down, so nothing passes that {users} send through it.', {
    'zh-CN': '{host} 的 {name} 处于关闭状态，{users} 经由它发送的流量都无法通过。',
    ja: '{host}の{name}がダウンしているため、{users}がここを通して送るものは届きません。',
  }),
  sentence('Name {name} among the interfaces of {host}, so that the plan brings it up; or run: {command:any}', {
    'zh-CN': '请将 {name} 列入 {host} 的 interfaces，计划会启用它；或执行：`{command}`',
    ja: '{name}を{host}のinterfacesに加えるとプランで有効になります。または実行してください：`{command}`',
  }),
  sentence('{name} of {host} has no carrier: nothing is plugged in, or the switch port is off.', {
    'zh-CN': '{host} 的 {name} 没有载波：未插网线，或交换机端口已关闭。',
    ja: '{host}の{name}にキャリアがありません。ケーブルが未接続か、スイッチポートが無効です。',
  }),
  sentence('{users} will reach nobody, not even each other on {host}.', {
    'zh-CN': '{users} 将无法到达任何对象，在 {host} 上彼此之间也不可达。',
    ja: '{users}はどこにも到達できず、{host}内でも相互に通信できません。',
  }),
  sentence('Look at the cable and the switch port of {name}; of a virtual machine, whether its NIC is connected.', {
    'zh-CN': '请检查 {name} 的网线和交换机端口；虚拟机则检查其网卡是否已连接。',
    ja: '{name}のケーブルとスイッチポートを確認してください。仮想マシンの場合はNICが接続されているか確認します。',
  }),
  sentence(
    '{host} drops packets that come in on another interface than the one it would answer through (rp_filter = 1), which stops {from} on its way to {to} ({address}).',
    {
      'zh-CN': '{host} 会丢弃入接口与回程接口不一致的数据包（rp_filter = 1），这会阻断 {from} 到 {to}（{address}）的通信。',
      ja: '{host}は、応答に使うのとは別のインターフェースから届いたパケットを破棄します（rp_filter = 1）。{from}から{to}（{address}）への通信が止まります。',
    },
  ),
  sentence('On {host}, as root: {command} (loose), and for each interface as well where the value is 1.', {
    'zh-CN': '在 {host} 上以 root 执行：`{command}`（宽松模式）；值为 1 的各接口也同样设置。',
    ja: '{host}でrootとして`{command}`（緩いモード）を実行し、値が1の各インターフェースも同様に設定してください。',
  }),
  sentence('SELinux is enforcing on {host}: Docker needs its policy there, or containers do not start.', {
    'zh-CN': '{host} 上的 SELinux 处于强制模式：需要 Docker 的策略，否则容器无法启动。',
    ja: '{host}ではSELinuxがenforcingです。Docker用のポリシーがないとコンテナーが起動しません。',
  }),
  sentence('The package container-selinux brings the policy; {command} on {host} shows what was denied.', {
    'zh-CN': 'container-selinux 软件包提供该策略；在 {host} 上用 `{command}` 查看被拒绝的操作。',
    ja: 'container-selinuxパッケージにポリシーがあります。拒否されたものは{host}の`{command}`で確認できます。',
  }),
  sentence(
    "{name} of {host} is a Wi-Fi interface, and {networks} on it is macvlan: an access point drops frames whose MAC address is not the station's.",
    {
      'zh-CN': '{host} 的 {name} 是 Wi-Fi 接口，而其上的 {networks} 是 macvlan：接入点会丢弃 MAC 地址不属于该站点的帧。',
      ja: '{host}の{name}はWi-Fiインターフェースで、その上の{networks}はmacvlanです。アクセスポイントは端末以外のMACアドレスのフレームを破棄します。',
    },
  ),
  sentence('Use a cabled NIC, or the driver ipvlan, whose containers share the MAC address of the NIC.', {
    'zh-CN': '请改用有线网卡，或 ipvlan 驱动（其容器共用网卡的 MAC 地址）。',
    ja: '有線のNICを使うか、コンテナーがNICのMACアドレスを共有するipvlanにしてください。',
  }),
];

const unasked: readonly Sentence[] = [
  sentence('its kernel, clock, disk and firewall were not looked at', {
    'zh-CN': '未检查其内核、时钟、磁盘和防火墙',
    ja: 'カーネル、時計、ディスク、ファイアウォールを確認していません',
  }),
  sentence('whether its new addresses are free was not asked', {
    'zh-CN': '未确认其新地址是否空闲',
    ja: '新しいアドレスが空いているか確認していません',
  }),
  sentence('There is no shell on this host.', { 'zh-CN': '此主机上没有 shell。', ja: 'このホストにシェルがありません。' }),
  sentence('{user} is not root there and may not use sudo.', {
    'zh-CN': '{user} 在那里不是 root，也不能使用 sudo。',
    ja: '{user}はrootではなく、sudoも使えません。',
  }),
  sentence('{links}: not up yet.', { 'zh-CN': '{links}：尚未启用。', ja: '{links}：まだ有効になっていません。' }),
  sentence('Nothing has to be done; to have it checked, log in to {host} as root, or allow sudo, with the links up.', {
    'zh-CN': '无需处理；如需检查，请以 root 登录 {host} 或允许 sudo，并确保链路已启用。',
    ja: '対応は不要です。確認するには、リンクを有効にしたうえで{host}にrootでログインするか、sudoを許可してください。',
  }),
];

export const preflight: readonly Sentence[] = [...findings, ...unasked];
