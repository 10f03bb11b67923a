/** What goes wrong while something is done: containers, terminals, files of this machine, a measurement (main/**). */
import { sentence } from './sentence.ts';
import type { Sentence } from './sentence.ts';

const work: readonly Sentence[] = [
  sentence('The Docker daemon on {host} did not start {who}: {why:any}', {
    'zh-CN': '{host} 上的 Docker 守护进程未能启动 {who}："{why}"',
    ja: '{host}のDockerデーモンが{who}を起動できませんでした："{why}"',
  }),
  sentence('The Docker daemon on {host} did not stop {who}: {why:any}', {
    'zh-CN': '{host} 上的 Docker 守护进程未能停止 {who}："{why}"',
    ja: '{host}のDockerデーモンが{who}を停止できませんでした："{why}"',
  }),
  sentence('The Docker daemon on {host} did not restart {who}: {why:any}', {
    'zh-CN': '{host} 上的 Docker 守护进程未能重启 {who}："{why}"',
    ja: '{host}のDockerデーモンが{who}を再起動できませんでした："{why}"',
  }),
  sentence('Mend what it names; if the container itself is wrong, deploy the design again.', {
    'zh-CN': '请修复其指出的问题；如果容器本身有误，请重新部署设计。',
    ja: '示された問題を直してください。コンテナー自体に誤りがある場合は、設計をもう一度デプロイしてください。',
  }),
  sentence('The design has no container {name}.', {
    'zh-CN': '设计中没有容器 {name}。',
    ja: '設計にコンテナー{name}がありません。',
  }),
  sentence('Name a container of the design.', {
    'zh-CN': '请指定设计中的容器。',
    ja: '設計にあるコンテナーを指定してください。',
  }),
  sentence('{who} is not on {host}: it was not deployed yet, or somebody removed it.', {
    'zh-CN': '{host} 上没有 {who}：尚未部署，或已被移除。',
    ja: '{who}が{host}にありません。まだデプロイされていないか、削除されています。',
  }),
  sentence('Deploy the design; that makes what is missing.', {
    'zh-CN': '请部署设计；缺少的部分会被创建。',
    ja: '設計をデプロイすると、足りないものが作成されます。',
  }),
  sentence('The container {name} on {host} is not of this design: Vlanvas leaves it alone.', {
    'zh-CN': '{host} 上的容器 {name} 不属于此设计：Vlanvas 不会触及它。',
    ja: '{host}のコンテナー{name}はこの設計のものではないため、Vlanvasは触れません。',
  }),
  sentence('Rename the container in the design, or remove that one by hand.', {
    'zh-CN': '请在设计中重命名该容器，或手动移除那一个。',
    ja: '設計のコンテナーを改名するか、そのコンテナーを手動で削除してください。',
  }),
  sentence('{host} has no Docker in the design, and {who} is on it.', {
    'zh-CN': '{host} 在设计中没有 Docker，而 {who} 在其上。',
    ja: '設計では{host}にDockerがありませんが、{who}が置かれています。',
  }),
  sentence('Put the container on another host, or give this one Docker.', {
    'zh-CN': '请将容器放到其他主机，或为此主机启用 Docker。',
    ja: 'コンテナーを別のホストに置くか、このホストでDockerを使うようにしてください。',
  }),
  sentence('{count} terminals and logs are open on {host} already, and the rest of its connection is kept for other work.', {
    'zh-CN': '{host} 上已打开 {count} 个终端和日志，连接的其余部分留给其他工作。',
    ja: '{host}ではすでに{count}個のターミナルとログが開いており、残りの接続はほかの作業のために空けています。',
  }),
  sentence('Close one of them.', { 'zh-CN': '请关闭其中一个。', ja: 'どれかを閉じてください。' }),
  sentence(
    '{host} is this machine: its Docker socket is used without a login, so there is no terminal to open on it from here.',
    {
      'zh-CN': '{host} 就是本机：其 Docker 套接字无需登录即可使用，因此无法从此处打开终端。',
      ja: '{host}はこのマシンです。Dockerソケットをログインなしで使うため、ここからターミナルは開けません。',
    },
  ),
  sentence('{host} is reached through its Docker daemon alone: there is no login, and so no terminal.', {
    'zh-CN': '{host} 只能通过其 Docker 守护进程访问：没有登录，因此没有终端。',
    ja: '{host}にはDockerデーモン経由でのみ接続しています。ログインがないため、ターミナルもありません。',
  }),
  sentence('Give the host an "ssh" entry; terminals in its containers need none.', {
    'zh-CN': '请为主机添加 "ssh" 条目；其容器中的终端不需要。',
    ja: 'ホストに "ssh" を追加してください。コンテナーのターミナルには不要です。',
  }),
  sentence('{who} on {host} does not run, so no shell can be started in it.', {
    'zh-CN': '{host} 上的 {who} 未运行，因此无法在其中启动 shell。',
    ja: '{host}の{who}が動作していないため、シェルを起動できません。',
  }),
  sentence('Start it first; its logs tell why it ended.', {
    'zh-CN': '请先启动它；其日志会说明终止的原因。',
    ja: '先に起動してください。終了した理由はログにあります。',
  }),
  sentence('The image {image} of {who} has no shell: there is no "sh" in it that a terminal could run.', {
    'zh-CN': '{who} 的镜像 {image} 没有 shell：其中没有终端可运行的 "sh"。',
    ja: '{who}のイメージ{image}にシェルがありません。ターミナルで実行できる "sh" がありません。',
  }),
  sentence('Look at its logs, or open a terminal on {host} and enter its network from there: nsenter -t PID -n.', {
    'zh-CN': '请查看其日志，或在 {host} 上打开终端并进入其网络：`nsenter -t PID -n`。',
    ja: 'ログを見るか、{host}でターミナルを開いてネットワークに入ってください：`nsenter -t PID -n`。',
  }),
  sentence('Unsaved work cannot be kept for a crash: {why:any}.', {
    'zh-CN': '无法为意外退出保留未保存的工作："{why}"。',
    ja: '異常終了に備えて未保存の作業を保存できません："{why}"。',
  }),
  sentence('Save often, or mend the rights or the space of {folder}.', {
    'zh-CN': '请经常保存，或修复 {folder} 的权限或空间。',
    ja: 'こまめに保存するか、{folder}の権限または空き容量を直してください。',
  }),
  sentence('There is no file {path}.', { 'zh-CN': '没有文件 {path}。', ja: 'ファイル{path}がありません。' }),
  sentence('Look at the path; an example to start from is {example}.', {
    'zh-CN': '请检查路径；可以从示例 {example} 开始。',
    ja: 'パスを確認してください。{example}から始めることもできます。',
  }),
  sentence('{path} exists already.', { 'zh-CN': '{path} 已存在。', ja: '{path}はすでに存在します。' }),
  sentence('{path} was changed on disk since it was opened.', {
    'zh-CN': '{path} 在打开后已在磁盘上被更改。',
    ja: '{path}は開いた後にディスク上で変更されています。',
  }),
  sentence('Save under another name, or open the file again and repeat the change.', {
    'zh-CN': '请另存为其他名称，或重新打开文件并再次更改。',
    ja: '別の名前で保存するか、ファイルを開き直して変更をやり直してください。',
  }),
  sentence('{path} could not be written: {why:any}.', {
    'zh-CN': '无法写入 {path}："{why}"。',
    ja: '{path}に書き込めませんでした："{why}"。',
  }),
  sentence('Look at the folder and its rights, or save somewhere else. Nothing of the old file is lost.', {
    'zh-CN': '请检查文件夹及其权限，或保存到别处。旧文件没有任何损失。',
    ja: 'フォルダーと権限を確認するか、別の場所に保存してください。元のファイルは失われていません。',
  }),
  sentence('{path} could not be read: {why:any}.', {
    'zh-CN': '无法读取 {path}：{why}。',
    ja: '{path}を読めませんでした：{why}。',
  }),
  sentence('{path} holds bytes that are not UTF-8 text.', {
    'zh-CN': '{path} 中有不属于 UTF-8 文本的字节。',
    ja: '{path}にUTF-8のテキストではないバイトが含まれています。',
  }),
  sentence('it is not a file', { 'zh-CN': '它不是文件', ja: 'ファイルではありません' }),
  sentence('it has {size} MiB, and a topology is text of a few KiB', {
    'zh-CN': '大小为 {size} MiB，而拓扑只是几 KiB 的文本',
    ja: '{size} MiBありますが、トポロジーは数KiBのテキストです',
  }),
  sentence('Name a .vlanvas.yaml file that you may read.', {
    'zh-CN': '请指定您有权读取的 .vlanvas.yaml 文件。',
    ja: '読み取れる.vlanvas.yamlファイルを指定してください。',
  }),
  sentence('The design has no host {name}.', { 'zh-CN': '设计中没有主机 {name}。', ja: '設計にホスト{name}がありません。' }),
  sentence('Name a host of the design.', { 'zh-CN': '请指定设计中的主机。', ja: '設計にあるホストを指定してください。' }),
  sentence('{host} answered, and then did not tell its state within {seconds} s.', {
    'zh-CN': '{host} 有应答，但未能在 {seconds} 秒内提供其状态。',
    ja: '{host}は応答しましたが、{seconds}秒以内に状態を返しませんでした。',
  }),
  sentence('Look at the load of the host and of its Docker daemon, then try again.', {
    'zh-CN': '请查看主机及其 Docker 守护进程的负载，然后重试。',
    ja: 'ホストとDockerデーモンの負荷を確認し、やり直してください。',
  }),
  sentence('Try again; if it stays so, look at the log of sshd and dockerd on the host.', {
    'zh-CN': '请重试；如果仍然如此，请查看主机上 sshd 和 dockerd 的日志。',
    ja: 'やり直してください。変わらない場合は、ホストのsshdとdockerdのログを確認してください。',
  }),
  sentence('The steps ended without saying how.', {
    'zh-CN': '步骤已结束，但没有给出结果。',
    ja: '手順が結果を返さずに終わりました。',
  }),
  sentence('The connection to Vlanvas was lost while this was running.', {
    'zh-CN': '执行过程中与 Vlanvas 的连接中断。',
    ja: '実行中にVlanvasとの接続が切れました。',
  }),
  sentence('It is being opened again. Start once more when it is back.', {
    'zh-CN': '正在重新连接。恢复后请再次开始。',
    ja: '再接続しています。復旧したらもう一度開始してください。',
  }),
  sentence('The connection is closed: Vlanvas has ended.', {
    'zh-CN': '连接已关闭：Vlanvas 已结束。',
    ja: '接続が閉じられました。Vlanvasが終了しています。',
  }),
  sentence('The worker that checks the design stopped: {why:any}', {
    'zh-CN': '检查设计的工作线程已停止："{why}"',
    ja: '設計を検査するワーカーが停止しました："{why}"',
  }),
  sentence('The designer asked for something that the service does not understand.', {
    'zh-CN': '设计器请求了服务无法理解的内容。',
    ja: 'デザイナーの要求をサービスが理解できませんでした。',
  }),
  sentence('Reload the window: the page may be older than the program behind it.', {
    'zh-CN': '请重新加载窗口：页面可能比后端程序旧。',
    ja: 'ウィンドウを再読み込みしてください。ページがプログラムより古い可能性があります。',
  }),
  sentence('Vlanvas met a failure that it did not expect: {why:any}', {
    'zh-CN': 'Vlanvas 遇到意外故障："{why}"',
    ja: 'Vlanvasで予期しないエラーが発生しました："{why}"',
  }),
  sentence('Nothing more was changed. Please report it with the log that the program wrote.', {
    'zh-CN': '没有再做任何更改。请附上程序写入的日志进行报告。',
    ja: 'これ以上は何も変更していません。プログラムのログを添えて報告してください。',
  }),
];

const measuring: readonly Sentence[] = [
  sentence('{from} and {to} are the same endpoint.', {
    'zh-CN': '{from} 和 {to} 是同一端点。',
    ja: '{from}と{to}は同じ端点です。',
  }),
  sentence('The design has no endpoint {name}.', { 'zh-CN': '设计中没有端点 {name}。', ja: '設計に端点{name}がありません。' }),
  sentence('Name two different ones.', { 'zh-CN': '请指定两个不同的端点。', ja: '異なる2つを指定してください。' }),
  sentence('Name a container, or a host as host:NAME.', {
    'zh-CN': '请指定容器，或以 `host:NAME` 指定主机。',
    ja: 'コンテナー、または`host:NAME`でホストを指定してください。',
  }),
  sentence('{to} has no address to ping.', {
    'zh-CN': '{to} 没有可 ping 的地址。',
    ja: '{to}にpingできるアドレスがありません。',
  }),
  sentence('{to} has no address {address}.', {
    'zh-CN': '{to} 没有地址 {address}。',
    ja: '{to}にアドレス{address}がありません。',
  }),
  sentence('Attach it to a network with a subnet.', {
    'zh-CN': '请将其接入有子网的网络。',
    ja: 'サブネットのあるネットワークに接続してください。',
  }),
  sentence('{host} could not be measured. {why}', {
    'zh-CN': '无法测量 {host}。{why}',
    ja: '{host}を測定できませんでした。{why}',
  }),
  sentence('{host} could not be measured.', { 'zh-CN': '无法测量 {host}。', ja: '{host}を測定できませんでした。' }),
  sentence('It did not get ready within {seconds} seconds.', {
    'zh-CN': '未能在 {seconds} 秒内就绪。',
    ja: '{seconds}秒以内に準備が完了しませんでした。',
  }),
  sentence('Pinging from inside containers needs root on the host, sudo, or the right to use its Docker daemon.', {
    'zh-CN': '从容器内 ping 需要主机的 root 权限、sudo 或使用其 Docker 守护进程的权限。',
    ja: 'コンテナー内からのpingには、ホストのroot、sudo、またはDockerデーモンを使う権限が必要です。',
  }),
  sentence('No way to ping from it works.', { 'zh-CN': '没有可用的 ping 方式。', ja: 'pingする方法がありません。' }),
  sentence('The connection was lost.', { 'zh-CN': '连接已中断。', ja: '接続が切れました。' }),
  sentence('The measurement was ended.', { 'zh-CN': '测量已结束。', ja: '測定を終了しました。' }),
  sentence('{who} does not run on {host}.', { 'zh-CN': '{who} 没有在 {host} 上运行。', ja: '{who}が{host}で動作していません。' }),
  sentence('{host} was not measured.', { 'zh-CN': '未测量 {host}。', ja: '{host}は測定していません。' }),
  sentence('{host} is not ready yet.', { 'zh-CN': '{host} 尚未就绪。', ja: '{host}はまだ準備ができていません。' }),
  sentence('It is measured again as soon as it is.', { 'zh-CN': '就绪后会再次测量。', ja: '準備ができしだい測定します。' }),
  sentence('{host} could not be read.', { 'zh-CN': '无法读取 {host}。', ja: '{host}を読み取れませんでした。' }),
  sentence('{who} is not on {host}: deploy first.', {
    'zh-CN': '{host} 上没有 {who}：请先部署。',
    ja: '{who}が{host}にありません。先にデプロイしてください。',
  }),
  sentence('The container {name} on {host} is not of this design.', {
    'zh-CN': '{host} 上的容器 {name} 不属于此设计。',
    ja: '{host}のコンテナー{name}はこの設計のものではありません。',
  }),
  sentence('The Docker daemon on {host} did not {action} {who}: {why:any}', {
    'zh-CN': '{host} 上的 Docker 守护进程未能对 {who} 执行 `{action}`："{why}"',
    ja: '{host}のDockerデーモンが{who}に対する`{action}`を実行できませんでした："{why}"',
  }),
  sentence('The key cannot sign.', { 'zh-CN': '该密钥无法签名。', ja: 'この鍵では署名できません。' }),
  sentence('The login is over.', { 'zh-CN': '登录已结束。', ja: 'ログインが終了しました。' }),
  sentence('Let it be written ({command}), or save under another name.', {
    'zh-CN': '请允许写入（`{command}`），或另存为其他名称。',
    ja: '書き込みを許可する（`{command}`）か、別の名前で保存してください。',
  }),
  sentence('Make it ({command}), or save somewhere else.', {
    'zh-CN': '请创建它（`{command}`），或保存到别处。',
    ja: '作成する（`{command}`）か、別の場所に保存してください。',
  }),
];

export const workProblems: readonly Sentence[] = [...work, ...measuring];
