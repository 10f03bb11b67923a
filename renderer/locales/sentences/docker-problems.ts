/** What goes wrong between here and a Docker daemon (main/docker). */
import { sentence } from './sentence.ts';
import type { Sentence } from './sentence.ts';

export const dockerProblems: readonly Sentence[] = [
  sentence('There is no Docker on {host}: neither the socket {path} nor a docker program.', {
    'zh-CN': '{host} 上没有 Docker：既没有套接字 {path}，也没有 docker 程序。',
    ja: '{host}にDockerがありません。ソケット{path}もdockerプログラムもありません。',
  }),
  sentence(
    'Install the Docker engine there (Debian and Ubuntu: apt install docker.io; others: {url}), or write "docker: none".',
    {
      'zh-CN': '请在那里安装 Docker 引擎（Debian 和 Ubuntu：`apt install docker.io`；其他：{url}），或写 "docker: none"。',
      ja: 'Docker Engineをインストールする（DebianとUbuntu：`apt install docker.io`、その他：{url}）か、"docker: none" と書いてください。',
    },
  ),
  sentence('Docker is installed on {host}, but no daemon answers at {path}.', {
    'zh-CN': '{host} 上已安装 Docker，但 {path} 没有守护进程应答。',
    ja: '{host}にDockerはありますが、{path}でデーモンが応答しません。',
  }),
  sentence('Docker is installed on {host}, but no daemon answers at {path} ({why:any}).', {
    'zh-CN': '{host} 上已安装 Docker，但 {path} 没有守护进程应答（"{why}"）。',
    ja: '{host}にDockerはありますが、{path}でデーモンが応答しません（"{why}"）。',
  }),
  sentence('Start it there: systemctl start docker. If it does not stay up: journalctl -u docker.', {
    'zh-CN': '请在那里启动：`systemctl start docker`。如果无法保持运行：`journalctl -u docker`。',
    ja: '起動してください：`systemctl start docker`。すぐに止まる場合：`journalctl -u docker`。',
  }),
  sentence('{user} may not use the Docker socket {path} on {host}.', {
    'zh-CN': '{user} 无权使用 {host} 上的 Docker 套接字 {path}。',
    ja: '{user}は{host}のDockerソケット{path}を使えません。',
  }),
  sentence('{user} may not use the Docker socket {path} on {host} (it is not in the docker group).', {
    'zh-CN': '{user} 不在 docker 组中，无权使用 {host} 上的 Docker 套接字 {path}。',
    ja: '{user}はdockerグループに属していないため、{host}のDockerソケット{path}を使えません。',
  }),
  sentence(
    '{user} may not use the Docker socket {path} on {host}, and to go through sudo there is neither a docker program nor socat.',
    {
      'zh-CN': '{user} 无权使用 {host} 上的 Docker 套接字 {path}，也没有 docker 程序或 socat 可以通过 sudo 使用。',
      ja: '{user}は{host}のDockerソケット{path}を使えず、sudoを経由するためのdockerプログラムもsocatもありません。',
    },
  ),
  sentence(
    'Add the user to the docker group there and log in again ({command}), or give it passwordless sudo, or log in as root.',
    {
      'zh-CN': '请将该用户加入 docker 组并重新登录（`{command}`），或授予免密 sudo，或以 root 登录。',
      ja: 'ユーザーをdockerグループに追加して再ログインする（`{command}`）か、パスワードなしのsudoを許可するか、rootでログインしてください。',
    },
  ),
  sentence(
    'sshd on {host} refuses the tunnel to the Docker socket {path} (AllowStreamLocalForwarding, DisableForwarding), and there is neither a docker program nor socat to go round it.',
    {
      'zh-CN':
        '{host} 上的 sshd 拒绝到 Docker 套接字 {path} 的隧道（AllowStreamLocalForwarding、DisableForwarding），且没有 docker 程序或 socat 可以绕过。',
      ja: '{host}のsshdがDockerソケット{path}へのトンネルを拒否しており（AllowStreamLocalForwarding、DisableForwarding）、回避に使えるdockerプログラムもsocatもありません。',
    },
  ),
  sentence(
    'Set "AllowStreamLocalForwarding yes" in /etc/ssh/sshd_config there and reload sshd, or install docker-cli or socat.',
    {
      'zh-CN':
        '请在那里的 /etc/ssh/sshd_config 中设置 "AllowStreamLocalForwarding yes" 并重新加载 sshd，或安装 docker-cli 或 socat。',
      ja: '/etc/ssh/sshd_configに "AllowStreamLocalForwarding yes" を設定してsshdを再読み込みするか、docker-cliまたはsocatをインストールしてください。',
    },
  ),
  sentence('The Docker daemon on {host} broke off in the middle of a call ({why:any}).', {
    'zh-CN': '{host} 上的 Docker 守护进程在调用中途断开（"{why}"）。',
    ja: '{host}のDockerデーモンが呼び出しの途中で切断しました（"{why}"）。',
  }),
  sentence('It may have been restarted; run the same again.', {
    'zh-CN': '它可能已重启；请再执行一次。',
    ja: '再起動された可能性があります。もう一度実行してください。',
  }),
  sentence('Its own words: journalctl -u docker.', {
    'zh-CN': '查看其日志：`journalctl -u docker`。',
    ja: 'ログ：`journalctl -u docker`。',
  }),
  sentence('The Docker daemon on {host} did not finish "{what}" within {seconds} s.', {
    'zh-CN': '{host} 上的 Docker 守护进程未能在 {seconds} 秒内完成 "{what}"。',
    ja: '{host}のDockerデーモンが "{what}" を{seconds}秒以内に終えませんでした。',
  }),
  sentence('See whether the host is overloaded or the daemon hangs: journalctl -u docker.', {
    'zh-CN': '请查看主机是否过载或守护进程是否挂起：`journalctl -u docker`。',
    ja: 'ホストが過負荷か、デーモンが停止していないか確認してください：`journalctl -u docker`。',
  }),
  sentence('Docker on {host} speaks the API up to {theirs}; Vlanvas needs at least {ours} (Docker 20.10).', {
    'zh-CN': '{host} 上的 Docker 最高支持 API {theirs}；Vlanvas 至少需要 {ours}（Docker 20.10）。',
    ja: '{host}のDockerが対応するAPIは{theirs}までです。Vlanvasには{ours}以上（Docker 20.10）が必要です。',
  }),
  sentence('Docker on {host} speaks the API from {theirs} on; this Vlanvas knows it up to {ours}.', {
    'zh-CN': '{host} 上的 Docker 只支持 {theirs} 及以上的 API；此 Vlanvas 最高支持 {ours}。',
    ja: '{host}のDockerが対応するAPIは{theirs}以上です。このVlanvasは{ours}までに対応しています。',
  }),
  sentence('Update Docker on the host.', { 'zh-CN': '请更新主机上的 Docker。', ja: 'ホストのDockerを更新してください。' }),
  sentence('Update Vlanvas.', { 'zh-CN': '请更新 Vlanvas。', ja: 'Vlanvasを更新してください。' }),
  sentence('No safe connection to the Docker daemon at {address}: {why:any}.', {
    'zh-CN': '无法与 {address} 的 Docker 守护进程建立安全连接："{why}"。',
    ja: '{address}のDockerデーモンに安全に接続できません："{why}"。',
  }),
  sentence(
    'ca.pem, cert.pem and key.pem belong in ~/.docker or in the folder that DOCKER_CERT_PATH names; or use "docker: ssh".',
    {
      'zh-CN': 'ca.pem、cert.pem 和 key.pem 应放在 ~/.docker 或 DOCKER_CERT_PATH 指定的文件夹中；或使用 "docker: ssh"。',
      ja: 'ca.pem、cert.pem、key.pemを~/.dockerまたはDOCKER_CERT_PATHのフォルダーに置くか、"docker: ssh" を使ってください。',
    },
  ),
  sentence('{address} would be Docker without encryption and without a login: whoever reaches that port is root on the host.', {
    'zh-CN': '{address} 是既不加密也无需登录的 Docker：任何能访问该端口的人都等于主机的 root。',
    ja: '{address}は暗号化もログインもないDockerです。ポートに到達できる者は誰でもホストのrootになれます。',
  }),
  sentence('Vlanvas uses it on the loopback address only.', {
    'zh-CN': 'Vlanvas 只在环回地址上使用它。',
    ja: 'Vlanvasはループバックアドレスでのみ使います。',
  }),
  sentence('Use "docker: ssh", or TLS on port 2376.', {
    'zh-CN': '请使用 "docker: ssh"，或端口 2376 上的 TLS。',
    ja: '"docker: ssh" か、ポート2376のTLSを使ってください。',
  }),
  sentence('{user} may not open {path} on {host}: Docker is reached through "{program}", {count} calls at a time.', {
    'zh-CN': '{user} 无权打开 {host} 上的 {path}：通过 "{program}" 访问 Docker，每次最多 {count} 个调用。',
    ja: '{user}は{host}の{path}を開けないため、"{program}" 経由でDockerに接続します（同時{count}呼び出しまで）。',
  }),
  sentence('sshd on {host} refuses the tunnel to {path}: Docker is reached through "{program}", {count} calls at a time.', {
    'zh-CN': '{host} 上的 sshd 拒绝到 {path} 的隧道：通过 "{program}" 访问 Docker，每次最多 {count} 个调用。',
    ja: '{host}のsshdが{path}へのトンネルを拒否するため、"{program}" 経由でDockerに接続します（同時{count}呼び出しまで）。',
  }),
  sentence('Faster: {command:any}', { 'zh-CN': '更快的方式：`{command}`', ja: 'より速い方法：`{command}`' }),
  sentence('The Docker daemon on {host} tells nothing any more: {why:any}.', {
    'zh-CN': '{host} 上的 Docker 守护进程不再提供信息："{why}"。',
    ja: '{host}のDockerデーモンから情報が来なくなりました："{why}"。',
  }),
  sentence('It may be restarting; it is asked again in a moment.', {
    'zh-CN': '它可能正在重启；稍后会再次询问。',
    ja: '再起動中の可能性があります。少し後にもう一度問い合わせます。',
  }),
  sentence('{host} did not tell its interfaces: "ip -j -d addr" gave nothing{more?}.', {
    'zh-CN': '未能读取 {host} 的接口："ip -j -d addr" 没有输出{more}。',
    ja: '{host}のインターフェースを読めませんでした。"ip -j -d addr" の出力がありません{more}。',
  }),
  sentence(
    'Vlanvas reads hosts with iproute2 4.17 or later: install the package iproute2 (on Alpine too, where busybox has a smaller ip).',
    {
      'zh-CN':
        'Vlanvas 通过 iproute2 4.17 或更高版本读取主机：请安装 iproute2 软件包（Alpine 也需要，因为 busybox 的 ip 功能较少）。',
      ja: 'Vlanvasはiproute2 4.17以降でホストを読み取ります。iproute2パッケージをインストールしてください（busyboxのipは機能が少ないため、Alpineでも必要です）。',
    },
  ),
];
