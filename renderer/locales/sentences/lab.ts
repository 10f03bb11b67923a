/** What the sandbox tells while it comes up, and why it does not. The English is that of main/lab. */
import { sentence } from './sentence.ts';
import type { Sentence } from './sentence.ts';

const PROGRESS = [
  sentence('{host:word}: switched off and removed.', {
    'zh-CN': '{host}：已关机并移除。',
    ja: '{host}：停止し、削除しました。',
  }),
  sentence('The lab is down; nothing of it is left ({time}).', {
    'zh-CN': '沙箱已关闭，没有任何残留（{time}）。',
    ja: 'サンドボックスを停止し、すべて片付けました（{time}）。',
  }),
  sentence('No lab is up.', { 'zh-CN': '没有正在运行的沙箱。', ja: '起動中のサンドボックスはありません。' }),
  sentence('The lab is made of {parts}, as asked.', {
    'zh-CN': '沙箱按要求由{parts}构成。',
    ja: 'サンドボックスは指定どおり{parts}で構成します。',
  }),
  sentence('The lab is made of {parts}.', { 'zh-CN': '沙箱由{parts}构成。', ja: 'サンドボックスは{parts}で構成します。' }),
  sentence('namespaces', { 'zh-CN': '命名空间', ja: '名前空間' }),
  sentence('virtual machines', { 'zh-CN': '虚拟机', ja: '仮想マシン' }),
  sentence('namespaces, because this kernel has all that is asked for', {
    'zh-CN': '命名空间（此内核具备所需的一切）',
    ja: '名前空間（このカーネルに必要なものがすべてあるため）',
  }),
  sentence('namespaces, because this kernel has all that is asked for; {kinds} would need virtual machines here', {
    'zh-CN': '命名空间（此内核具备所需的一切；{kinds} 在此需要虚拟机）',
    ja: '名前空間（このカーネルに必要なものがすべてあるため。{kinds}にはここでは仮想マシンが必要です）',
  }),
  sentence('virtual machines, because {why:any}', { 'zh-CN': '虚拟机（{why}）', ja: '仮想マシン（{why}）' }),
  sentence('the hosts must be able to boot anew, each with its own system', {
    'zh-CN': '主机须能各自重启，并有自己的系统',
    ja: 'ホストがそれぞれのシステムで再起動できる必要があるため',
  }),
  sentence('the segments filter tags or MAC addresses', {
    'zh-CN': '网段会过滤标签或 MAC 地址',
    ja: 'セグメントがタグまたはMACアドレスをフィルターするため',
  }),
  sentence('the kernel of this machine cannot make {kinds}', {
    'zh-CN': '本机内核无法创建 {kinds}',
    ja: 'このマシンのカーネルでは{kinds}を作成できないため',
  }),
  sentence('namespaces cannot be made here: {why:any}', {
    'zh-CN': '此处无法创建命名空间：{why}',
    ja: 'ここでは名前空間を作成できません：{why}',
  }),
  sentence('VLAN sub-interfaces (802.1Q)', { 'zh-CN': 'VLAN 子接口（802.1Q）', ja: 'VLANサブインターフェース（802.1Q）' }),
  sentence('macvlan interfaces', { 'zh-CN': 'macvlan 接口', ja: 'macvlanインターフェース' }),
  sentence('ipvlan interfaces', { 'zh-CN': 'ipvlan 接口', ja: 'ipvlanインターフェース' }),
  sentence('VXLAN tunnels', { 'zh-CN': 'VXLAN 隧道', ja: 'VXLANトンネル' }),
  sentence('GRE tunnels', { 'zh-CN': 'GRE 隧道', ja: 'GREトンネル' }),
  sentence('Waiting for another command on this lab (process {pid}).', {
    'zh-CN': '正在等待另一个操作此沙箱的命令（进程 {pid}）。',
    ja: 'このサンドボックスを操作中の別のコマンドを待っています（プロセス{pid}）。',
  }),
  sentence('Clearing away what a lab that was cut off has left.', {
    'zh-CN': '正在清理中断的沙箱留下的内容。',
    ja: '中断されたサンドボックスの残りを片付けています。',
  }),
  sentence('The lab is up already: {hosts} ({time}).', {
    'zh-CN': '沙箱已在运行：{hosts}（{time}）。',
    ja: 'サンドボックスはすでに起動しています：{hosts}（{time}）。',
  }),
  sentence('The lab is up: {hosts} ({time}).', {
    'zh-CN': '沙箱已启动：{hosts}（{time}）。',
    ja: 'サンドボックスが起動しました：{hosts}（{time}）。',
  }),
  sentence('{count:word} host', { 'zh-CN': '{count} 台主机', ja: 'ホスト{count}台' }),
  sentence('{count:word} hosts', { 'zh-CN': '{count} 台主机', ja: 'ホスト{count}台' }),
  sentence('{host:word} is to have other NICs or users: it is made anew.', {
    'zh-CN': '{host} 需要不同的网卡或用户：将重新创建。',
    ja: '{host}のNICまたはユーザーが変わるため、作り直します。',
  }),
  sentence('Making the management network and the segments.', {
    'zh-CN': '正在创建管理网络和网段。',
    ja: '管理ネットワークとセグメントを作成しています。',
  }),
  sentence("This kernel lacks what Docker's own bridge needs: the daemons run without it.", {
    'zh-CN': '此内核缺少 Docker 自带网桥所需的功能：守护进程将不使用该网桥。',
    ja: 'このカーネルにはDocker標準のブリッジに必要な機能がないため、デーモンはブリッジなしで動作します。',
  }),
  sentence('{host:word}: looking after its Docker daemon.', {
    'zh-CN': '{host}：正在检查其 Docker 守护进程。',
    ja: '{host}：Dockerデーモンを確認しています。',
  }),
  sentence('{host:word} is half there: it is switched off and on.', {
    'zh-CN': '{host} 状态不完整：将重启。',
    ja: '{host}の状態が不完全なため、再起動します。',
  }),
  sentence('{host:word}: SSH answers ({time}).', {
    'zh-CN': '{host}：SSH 已应答（{time}）。',
    ja: '{host}：SSHが応答しました（{time}）。',
  }),
  sentence('{host:word}: SSH and Docker answer ({time}).', {
    'zh-CN': '{host}：SSH 和 Docker 已应答（{time}）。',
    ja: '{host}：SSHとDockerが応答しました（{time}）。',
  }),
  sentence('Undoing what was started.', { 'zh-CN': '正在撤回已启动的内容。', ja: '起動したものを元に戻しています。' }),
];

const FAILURES = [
  sentence('The command was: {command:any} (with input: {input:any})', {
    'zh-CN': '所用命令：{command}（输入：{input}）',
    ja: '実行したコマンド：{command}（入力：{input}）',
  }),
  sentence('The command was: {command:any}', { 'zh-CN': '所用命令：{command}', ja: '実行したコマンド：{command}' }),
  sentence('"{command:any}" did not end within {count} s and was stopped.', {
    'zh-CN': '"{command}" 在 {count} 秒内没有结束，已被停止。',
    ja: '"{command}"は{count}秒以内に終わらず、停止しました。',
  }),
  sentence('Try again; if it happens again, `vlanvas lab down` and `vlanvas lab up` start afresh.', {
    'zh-CN': '请重试；如果再次发生，可用 `vlanvas lab down` 和 `vlanvas lab up` 重新开始。',
    ja: 'もう一度試してください。繰り返す場合は、`vlanvas lab down`と`vlanvas lab up`でやり直せます。',
  }),
  sentence("The Docker daemon of lab host {host} did not take the lab's images: {said:any}", {
    'zh-CN': '沙箱主机 {host} 的 Docker 守护进程没有接受沙箱的镜像：{said}',
    ja: 'サンドボックスのホスト{host}のDockerデーモンが、イメージを受け付けませんでした：{said}',
  }),
  sentence('Lab host {host:word} {what}. Its log ends:', {
    'zh-CN': '沙箱主机 {host}：{what}。其日志末尾：',
    ja: 'サンドボックスのホスト{host}：{what}。ログの末尾：',
  }),
  sentence('does not come up', { 'zh-CN': '无法启动', ja: '起動しません' }),
  sentence('ended while it started', { 'zh-CN': '启动过程中退出', ja: '起動中に終了しました' }),
  sentence('has an sshd that does not answer', { 'zh-CN': 'sshd 没有应答', ja: 'sshdが応答しません' }),
  sentence('has a Docker daemon that does not come up', {
    'zh-CN': 'Docker 守护进程无法启动',
    ja: 'Dockerデーモンが起動しません',
  }),
  sentence('Lab host {host:word} {what}.', {
    'zh-CN': '沙箱主机 {host}：{what}。',
    ja: 'サンドボックスのホスト{host}：{what}。',
  }),
  sentence('Lab host {host} is switched off.', {
    'zh-CN': '沙箱主机 {host} 已关机。',
    ja: 'サンドボックスのホスト{host}は停止しています。',
  }),
  sentence('`vlanvas lab up` switches it on again.', {
    'zh-CN': '`vlanvas lab up` 可重新开机。',
    ja: '`vlanvas lab up`で再び起動します。',
  }),
  sentence('The lab has no host {host}; it has {hosts}.', {
    'zh-CN': '沙箱中没有主机 {host}；现有 {hosts}。',
    ja: 'サンドボックスにホスト{host}はありません。あるのは{hosts}です。',
  }),
  sentence('`vlanvas lab up` brings one up.', {
    'zh-CN': '`vlanvas lab up` 可启动一个。',
    ja: '`vlanvas lab up`で起動できます。',
  }),
  sentence('The whole log is kept at {path}.', { 'zh-CN': '完整日志保存在 {path}。', ja: 'ログ全体は{path}にあります。' }),
  sentence('Process {pid} of the lab does not end, although it was killed: the kernel holds it.', {
    'zh-CN': '沙箱的进程 {pid} 被终止后仍未结束：内核仍占用着它。',
    ja: 'サンドボックスのプロセス{pid}は、強制終了しても終わりません：カーネルが保持しています。',
  }),
  sentence('Look at /proc/{pid}/stack; a reboot of this machine ends it.', {
    'zh-CN': '查看 /proc/{pid}/stack；重启本机可将其结束。',
    ja: '/proc/{pid}/stackを確認してください。このマシンを再起動すると終わります。',
  }),
  sentence('A lab made of {parts} is up, and what was asked for needs the other kind.', {
    'zh-CN': '由{parts}构成的沙箱正在运行，而所要求的内容需要另一种沙箱。',
    ja: '{parts}で構成したサンドボックスが起動中ですが、求められたものには別の種類が必要です。',
  }),
  sentence('Take it down first: vlanvas lab down.', {
    'zh-CN': '请先关闭它：`vlanvas lab down`。',
    ja: '先に停止してください：`vlanvas lab down`。',
  }),
  sentence('Another command works on the lab (process {pid}) and does not come to an end.', {
    'zh-CN': '另一个命令（进程 {pid}）正在操作沙箱，且没有结束。',
    ja: '別のコマンド（プロセス{pid}）がサンドボックスを操作しており、終わりません。',
  }),
  sentence('Another command works on the lab and does not come to an end.', {
    'zh-CN': '另一个命令正在操作沙箱，且没有结束。',
    ja: '別のコマンドがサンドボックスを操作しており、終わりません。',
  }),
  sentence('Wait for it or end it; the lock is {path}.', {
    'zh-CN': '等它结束或将其终止；锁文件是 {path}。',
    ja: '終わるのを待つか終了させてください。ロックファイルは{path}です。',
  }),
  sentence('The sandbox lab is made of Linux namespaces, and this machine does not run Linux.', {
    'zh-CN': '沙箱由 Linux 命名空间构成，而本机运行的不是 Linux。',
    ja: 'サンドボックスはLinuxの名前空間で構成しますが、このマシンはLinuxではありません。',
  }),
  sentence('Use a Debian or Ubuntu machine, or point the topology at hosts of your own.', {
    'zh-CN': '使用 Debian 或 Ubuntu 机器，或让拓扑指向自己的主机。',
    ja: 'DebianまたはUbuntuのマシンを使うか、トポロジーに自分のホストを指定してください。',
  }),
  sentence('The sandbox lab makes network namespaces and mounts, which only root may do.', {
    'zh-CN': '沙箱要创建网络命名空间和挂载点，只有 root 才有权限。',
    ja: 'サンドボックスはネットワーク名前空間とマウントを作成するため、root権限が必要です。',
  }),
  sentence('Run the same command with sudo, or point the topology at hosts of your own.', {
    'zh-CN': '用 sudo 运行同一命令，或让拓扑指向自己的主机。',
    ja: '同じコマンドをsudoで実行するか、トポロジーに自分のホストを指定してください。',
  }),
  sentence('This kernel does not let us make what the sandbox lab is made of: {lacks}.', {
    'zh-CN': '此内核不允许创建沙箱所需的内容：{lacks}。',
    ja: 'このカーネルでは、サンドボックスに必要なものを作成できません：{lacks}。',
  }),
  sentence(
    'Use a machine with an ordinary distribution kernel; inside a container the lab needs --privileged and a volume at /var/lib/vlanvas.',
    {
      'zh-CN': '使用带发行版标准内核的机器；在容器内，沙箱需要 --privileged 以及挂载于 /var/lib/vlanvas 的卷。',
      ja: 'ディストリビューション標準のカーネルのマシンを使ってください。コンテナー内では--privilegedと/var/lib/vlanvasのボリュームが必要です。',
    },
  ),
  ...['is', 'are'].map((verb) =>
    sentence(`{what} needs {programs}, which ${verb} not on this machine.`, {
      'zh-CN': '{what}需要 {programs}，而本机没有。',
      ja: '{what}には{programs}が必要ですが、このマシンにありません。',
    }),
  ),
  sentence('the sandbox lab', { 'zh-CN': '沙箱', ja: 'サンドボックス' }),
  sentence('a static busybox', { 'zh-CN': '静态编译的 busybox', ja: '静的リンクのbusybox' }),
  sentence('On Debian or Ubuntu: {command}', {
    'zh-CN': '在 Debian 或 Ubuntu 上：{command}',
    ja: 'DebianまたはUbuntuでは：{command}',
  }),
  sentence(
    'No private subnet is free for the management network of the lab: this machine has routes to all of 10.99.0.0/16 and 10.199.0.0/16.',
    {
      'zh-CN': '没有空闲的私有子网可用作沙箱的管理网络：本机的路由已覆盖 10.99.0.0/16 和 10.199.0.0/16 的全部。',
      ja: 'サンドボックスの管理ネットワークに使えるプライベートサブネットがありません：このマシンは10.99.0.0/16と10.199.0.0/16のすべてへのルートを持っています。',
    },
  ),
];

export const lab: readonly Sentence[] = [...PROGRESS, ...FAILURES];
