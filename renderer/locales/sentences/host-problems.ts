/** What goes wrong on the way to a host and on it: SSH, root, Docker, terminals, files of this machine (main/**). */
import { sentence } from './sentence.ts';
import type { Sentence } from './sentence.ts';

const reaching: readonly Sentence[] = [
  sentence('The name {address} has no address: neither DNS nor the hosts file knows it.', {
    'zh-CN': '名称 {address} 没有对应的地址：DNS 和 hosts 文件中都没有。',
    ja: '{address}という名前のアドレスがありません。DNSにもhostsファイルにも登録されていません。',
  }),
  sentence('If this is a host of the sandbox, bring that up: vlanvas lab up.', {
    'zh-CN': '如果这是沙箱中的主机，请启动沙箱：`vlanvas lab up`。',
    ja: 'サンドボックスのホストであれば、起動してください：`vlanvas lab up`。',
  }),
  sentence('Otherwise correct the name, or write the address itself.', {
    'zh-CN': '否则请更正名称，或直接写地址。',
    ja: 'そうでなければ名前を直すか、アドレスを直接書いてください。',
  }),
  sentence('Correct the name, write the address itself, or use a Host alias of ~/.ssh/config.', {
    'zh-CN': '请更正名称、直接写地址，或使用 ~/.ssh/config 中的 Host 别名。',
    ja: '名前を直すか、アドレスを直接書くか、~/.ssh/configのHostエイリアスを使ってください。',
  }),
  sentence('{address} is there, but nothing accepts connections on its port {port}.', {
    'zh-CN': '{address} 可达，但其端口 {port} 不接受连接。',
    ja: '{address}には到達しますが、ポート{port}で接続を受け付けるものがありません。',
  }),
  sentence('Start the server on the host (for SSH: systemctl start ssh), or correct the port.', {
    'zh-CN': '请在主机上启动服务（SSH：`systemctl start ssh`），或更正端口。',
    ja: 'ホストでサーバーを起動する（SSHの場合：`systemctl start ssh`）か、ポートを直してください。',
  }),
  sentence('{address} did not answer on port {port} ({code}): it is off, in another network, or a firewall drops the packets.', {
    'zh-CN': '{address} 在端口 {port} 上没有应答（{code}）：主机已关机、位于其他网络，或防火墙丢弃了数据包。',
    ja: '{address}がポート{port}で応答しません（{code}）。電源が切れている、別のネットワークにある、またはファイアウォールが破棄しています。',
  }),
  sentence('Check that the host is on and that this machine has a way to it.', {
    'zh-CN': '请检查主机是否已开机，以及本机能否到达该主机。',
    ja: 'ホストの電源と、このマシンからの経路を確認してください。',
  }),
  sentence('No connection to {address} port {port}: {why:any}.', {
    'zh-CN': '无法连接 {address} 端口 {port}："{why}"。',
    ja: '{address}のポート{port}に接続できません："{why}"。',
  }),
  sentence('Check the address and that this machine has a way to it.', {
    'zh-CN': '请检查地址，以及本机能否到达。',
    ja: 'アドレスと、このマシンからの経路を確認してください。',
  }),
  sentence('The SSH connection to {address} was lost in the middle: {why:any}.', {
    'zh-CN': '到 {address} 的 SSH 连接中断：{why}。',
    ja: '{address}へのSSH接続が途中で切れました：{why}。',
  }),
  sentence('the host or the network closed it', {
    'zh-CN': '被主机或网络关闭',
    ja: 'ホストまたはネットワークによって切断されました',
  }),
  sentence('the jump host is gone', { 'zh-CN': '跳板机已断开', ja: '踏み台ホストが切断されました' }),
  sentence('it no longer answers', { 'zh-CN': '不再应答', ja: '応答しなくなりました' }),
  sentence('See whether the host is still up, then run the same again: it goes on where it was.', {
    'zh-CN': '请确认主机仍在运行，然后再执行一次：会从中断处继续。',
    ja: 'ホストが動いているか確認し、もう一度実行してください。中断したところから続行します。',
  }),
  sentence('The connection was closed from this side.', { 'zh-CN': '连接已从本端关闭。', ja: 'こちら側から接続を閉じました。' }),
  sentence('Open it again; nothing is wrong with the host.', {
    'zh-CN': '请重新打开；主机没有问题。',
    ja: 'もう一度開いてください。ホストに問題はありません。',
  }),
  sentence('The jump host {jump} has no way to {address} port {port}: {why:any}.', {
    'zh-CN': '跳板机 {jump} 无法到达 {address} 端口 {port}："{why}"。',
    ja: '踏み台ホスト{jump}から{address}のポート{port}に到達できません："{why}"。',
  }),
  sentence('See whether that machine is up as seen from the jump host, and whether its sshd allows TCP forwarding.', {
    'zh-CN': '请确认从跳板机能访问该机器，并且跳板机的 sshd 允许 TCP 转发。',
    ja: '踏み台ホストからその機器に到達できるか、踏み台のsshdがTCP転送を許可しているか確認してください。',
  }),
  sentence('"{name}" cannot be the name or address of a host.', {
    'zh-CN': '"{name}" 不能作为主机名或地址。',
    ja: '"{name}" はホストの名前やアドレスになりません。',
  }),
  sentence('Write [user@]host[:port], or a Host alias of ~/.ssh/config.', {
    'zh-CN': '写成 `[user@]host[:port]`，或 ~/.ssh/config 中的 Host 别名。',
    ja: '`[user@]host[:port]`または~/.ssh/configのHostエイリアスを書いてください。',
  }),
  sentence(
    "The way to {host} goes through more than {count} machines: the ProxyJump lines of ssh's configuration go in a circle.",
    {
      'zh-CN': '到 {host} 需经过超过 {count} 台机器：ssh 配置中的 ProxyJump 形成了环路。',
      ja: '{host}までに{count}台を超える機器を経由します。sshの設定のProxyJumpが循環しています。',
    },
  ),
  sentence('Look at ProxyJump in ~/.ssh/config.', {
    'zh-CN': '请检查 ~/.ssh/config 中的 ProxyJump。',
    ja: '~/.ssh/configのProxyJumpを確認してください。',
  }),
  sentence('The jump "{jump}" is not of the form [user@]host[:port], with commas between several.', {
    'zh-CN': '跳板 "{jump}" 的格式不是 `[user@]host[:port]`（多个之间用逗号分隔）。',
    ja: '踏み台 "{jump}" が`[user@]host[:port]`の形（複数の場合はカンマ区切り）ではありません。',
  }),
  sentence('Correct it in the file or in ~/.ssh/config.', {
    'zh-CN': '请在文件或 ~/.ssh/config 中更正。',
    ja: 'ファイルまたは~/.ssh/configで直してください。',
  }),
  sentence('The file does not say how to reach {host}: it has no "ssh" and no Docker socket of its own.', {
    'zh-CN': '文件未说明如何连接 {host}：没有 "ssh"，也没有自己的 Docker 套接字。',
    ja: '{host}への接続方法がファイルにありません。"ssh" もDockerソケットも指定されていません。',
  }),
  sentence('Write "ssh: user@host", "docker: unix:///var/run/docker.sock" for this machine, or "docker: tcp://host:2376".', {
    'zh-CN': '写 "ssh: user@host"；本机则写 "docker: unix:///var/run/docker.sock"；或写 "docker: tcp://host:2376"。',
    ja: '"ssh: user@host"、このマシンなら "docker: unix:///var/run/docker.sock"、または "docker: tcp://host:2376" と書いてください。',
  }),
  sentence('this machine', { 'zh-CN': '本机', ja: 'このマシン' }),
];

const login: readonly Sentence[] = [
  sentence('{address} took the connection on port {port}, but did not finish the SSH login within {seconds} s.', {
    'zh-CN': '{address} 在端口 {port} 上接受了连接，但未在 {seconds} 秒内完成 SSH 登录。',
    ja: '{address}はポート{port}の接続を受け付けましたが、{seconds}秒以内にSSHログインが完了しませんでした。',
  }),
  sentence('The host may be overloaded, or what listens there is no SSH server.', {
    'zh-CN': '主机可能过载，或者监听该端口的不是 SSH 服务。',
    ja: 'ホストが過負荷か、そこで待ち受けているのがSSHサーバーではない可能性があります。',
  }),
  sentence(
    '{address} waited for the password and closed the connection: sshd allows two minutes for a login where LoginGraceTime does not say otherwise.',
    {
      'zh-CN': '{address} 等待密码超时并关闭了连接：除非 LoginGraceTime 另有规定，sshd 的登录时限为两分钟。',
      ja: '{address}はパスワードを待った後に接続を閉じました。LoginGraceTimeで変更しないかぎり、sshdのログイン時間は2分です。',
    },
  ),
  sentence('Start again and answer sooner.', {
    'zh-CN': '请重新开始并尽快回答。',
    ja: 'もう一度開始し、早めに入力してください。',
  }),
  sentence('{address} closed the connection during the login.', {
    'zh-CN': '{address} 在登录期间关闭了连接。',
    ja: '{address}がログイン中に接続を閉じました。',
  }),
  sentence('{address} closed the connection on port {port} before the SSH handshake.', {
    'zh-CN': '{address} 在 SSH 握手之前关闭了端口 {port} 上的连接。',
    ja: '{address}がSSHハンドシェイクの前にポート{port}の接続を閉じました。',
  }),
  sentence(
    'sshd refuses connections when many begin at once (MaxStartups) or when it blocks this address; see its log on the host.',
    {
      'zh-CN': '同时连接过多（MaxStartups）或此地址被屏蔽时，sshd 会拒绝连接；请查看主机上的 sshd 日志。',
      ja: '同時接続が多い（MaxStartups）か、このアドレスをブロックしている場合、sshdは接続を拒否します。ホストのログを確認してください。',
    },
  ),
  sentence('The SSH handshake with {address} port {port} failed: {why:any}.', {
    'zh-CN': '与 {address} 端口 {port} 的 SSH 握手失败："{why}"。',
    ja: '{address}のポート{port}とのSSHハンドシェイクに失敗しました："{why}"。',
  }),
  sentence('See whether "ssh" itself connects, and what sshd says in the log of the host.', {
    'zh-CN': '请确认 "ssh" 命令本身能否连接，并查看主机上的 sshd 日志。',
    ja: '"ssh" コマンドで接続できるか、またホストのsshdのログを確認してください。',
  }),
  sentence('{address} did not accept the login as {user}.', {
    'zh-CN': '{address} 未接受 {user} 的登录。',
    ja: '{address}は{user}としてのログインを受け付けませんでした。',
  }),
  sentence('Tried: {list}.', { 'zh-CN': '已尝试：{list}。', ja: '試したもの：{list}。' }),
  sentence('There was nothing to try: no agent and no key file.', {
    'zh-CN': '没有可尝试的凭据：既没有代理，也没有密钥文件。',
    ja: '試せるものがありません。エージェントも鍵ファイルもありません。',
  }),
  sentence('The host accepts: {methods}.', { 'zh-CN': '主机接受：`{methods}`。', ja: 'ホストが受け付けるもの：`{methods}`。' }),
  sentence('the agent {path} (it holds no key that can be used)', {
    'zh-CN': '代理 {path}（其中没有可用的密钥）',
    ja: 'エージェント{path}（使える鍵なし）',
  }),
  sentence('the agent {path} (not used: {why})', {
    'zh-CN': '代理 {path}（未使用：{why}）',
    ja: 'エージェント{path}（未使用：{why}）',
  }),
  sentence("the agent's key {fingerprint}", { 'zh-CN': '代理中的密钥 {fingerprint}', ja: 'エージェントの鍵{fingerprint}' }),
  sentence('the key {path:word}', { 'zh-CN': '密钥 {path}', ja: '鍵{path}' }),
  sentence('the key {path} (not used: {why})', { 'zh-CN': '密钥 {path}（未使用：{why}）', ja: '鍵{path}（未使用：{why}）' }),
  sentence('it needs a passphrase; load it with ssh-add', {
    'zh-CN': '需要口令；请用 ssh-add 加载',
    ja: 'パスフレーズが必要。ssh-addで読み込んでください',
  }),
  sentence('no passphrase was given', { 'zh-CN': '未输入口令', ja: 'パスフレーズの入力なし' }),
  sentence('the passphrase is wrong', { 'zh-CN': '口令错误', ja: 'パスフレーズが違います' }),
  sentence('no such file', { 'zh-CN': '文件不存在', ja: 'ファイルがありません' }),
  sentence(
    'The host gave up after too many keys: name the right one with identityFile in the file, or set IdentitiesOnly in ~/.ssh/config.',
    {
      'zh-CN': '尝试的密钥过多，主机已放弃：请在文件中用 identityFile 指定正确的密钥，或在 ~/.ssh/config 中设置 IdentitiesOnly。',
      ja: '鍵の試行が多すぎてホストが打ち切りました。ファイルのidentityFileで正しい鍵を指定するか、~/.ssh/configでIdentitiesOnlyを設定してください。',
    },
  ),
  sentence('Put your public key on the host (ssh-copy-id {target}), or correct the user or the identityFile.', {
    'zh-CN': '请将公钥放到主机上（`ssh-copy-id {target}`），或更正用户或 identityFile。',
    ja: '公開鍵をホストに置く（`ssh-copy-id {target}`）か、ユーザーまたはidentityFileを直してください。',
  }),
  sentence('ssh cannot read its configuration for {host}: {why:any}.', {
    'zh-CN': 'ssh 无法读取 {host} 的配置："{why}"。',
    ja: 'sshが{host}の設定を読めません："{why}"。',
  }),
  sentence('Correct {file}; "{command}" shows the same message.', {
    'zh-CN': '请更正 {file}；"{command}" 会显示相同的消息。',
    ja: '{file}を直してください。"{command}" で同じメッセージが表示されます。',
  }),
  sentence('The login shell on {address} ran nothing within {seconds} s.', {
    'zh-CN': '{address} 上的登录 shell 在 {seconds} 秒内没有执行任何命令。',
    ja: '{address}のログインシェルが{seconds}秒以内に何も実行しませんでした。',
  }),
  sentence('A start-up file of the shell (such as ~/.bashrc) may wait for something; try "ssh HOST true".', {
    'zh-CN': 'shell 的启动文件（如 ~/.bashrc）可能在等待输入；请试试 "ssh HOST true"。',
    ja: 'シェルの起動ファイル（~/.bashrcなど）が何かを待っている可能性があります。"ssh HOST true" を試してください。',
  }),
  sentence('The login shell on {address} began no command within {seconds} s.', {
    'zh-CN': '{address} 上的登录 shell 在 {seconds} 秒内没有开始执行命令。',
    ja: '{address}のログインシェルが{seconds}秒以内にコマンドを開始しませんでした。',
  }),
  sentence('See whether the host is overloaded; try "ssh HOST true".', {
    'zh-CN': '请查看主机是否过载；请试试 "ssh HOST true"。',
    ja: 'ホストが過負荷でないか確認し、"ssh HOST true" を試してください。',
  }),
  sentence('The login on {address} as {user} worked, but no command may run there.', {
    'zh-CN': '以 {user} 登录 {address} 成功，但不允许执行命令。',
    ja: '{address}に{user}としてログインできましたが、コマンドを実行できません。',
  }),
  sentence('The login on {address} as {user} worked, but no command may run there: {why:any}.', {
    'zh-CN': '以 {user} 登录 {address} 成功，但不允许执行命令："{why}"。',
    ja: '{address}に{user}としてログインできましたが、コマンドを実行できません："{why}"。',
  }),
  sentence('The account needs an ordinary login shell, and no ForceCommand in sshd_config.', {
    'zh-CN': '该账户需要普通的登录 shell，且 sshd_config 中没有 ForceCommand。',
    ja: 'このアカウントには通常のログインシェルが必要で、sshd_configにForceCommandがあってはなりません。',
  }),
  sentence('The login on {address} as {user} worked, but sshd runs no command: {why:any}.', {
    'zh-CN': '以 {user} 登录 {address} 成功，但 sshd 不执行命令："{why}"。',
    ja: '{address}に{user}としてログインできましたが、sshdがコマンドを実行しません："{why}"。',
  }),
  sentence('See what sshd_config says for this user (ForceCommand, PermitTTY, Match), and the log of sshd.', {
    'zh-CN': '请查看 sshd_config 中针对此用户的设置（ForceCommand、PermitTTY、Match）以及 sshd 日志。',
    ja: 'このユーザーに対するsshd_configの設定（ForceCommand、PermitTTY、Match）とsshdのログを確認してください。',
  }),
  sentence(
    'sshd on {address} opens no further session on this connection ({count} are open): its MaxSessions is lower than the usual 10.',
    {
      'zh-CN': '{address} 上的 sshd 不再为此连接打开会话（已打开 {count} 个）：其 MaxSessions 低于通常的 10。',
      ja: '{address}のsshdは、この接続でこれ以上セッションを開きません（{count}個が使用中）。MaxSessionsが通常の10より小さくなっています。',
    },
  ),
  sentence('Set "MaxSessions 10" in /etc/ssh/sshd_config on the host and reload sshd. Vlanvas needs at least {count}.', {
    'zh-CN': '请在主机的 /etc/ssh/sshd_config 中设置 "MaxSessions 10" 并重新加载 sshd。Vlanvas 至少需要 {count} 个。',
    ja: 'ホストの/etc/ssh/sshd_configに "MaxSessions 10" を設定し、sshdを再読み込みしてください。Vlanvasには{count}以上が必要です。',
  }),
  sentence('A known_hosts file cannot be read, so the key of {address} cannot be checked: {why:any}.', {
    'zh-CN': '无法读取 known_hosts 文件，因此无法核对 {address} 的密钥："{why}"。',
    ja: 'known_hostsファイルを読めないため、{address}の鍵を確認できません："{why}"。',
  }),
  sentence('Correct the rights of the file, or the UserKnownHostsFile of the ssh configuration.', {
    'zh-CN': '请更正文件权限，或 ssh 配置中的 UserKnownHostsFile。',
    ja: 'ファイルの権限、またはsshの設定のUserKnownHostsFileを直してください。',
  }),
  sentence('The confirmed key of {address} cannot be added to {file}: {why:any}.', {
    'zh-CN': '无法将已确认的 {address} 密钥添加到 {file}："{why}"。',
    ja: '確認済みの{address}の鍵を{file}に追加できません："{why}"。',
  }),
  sentence('Correct the rights of the file or its folder, then confirm the key again.', {
    'zh-CN': '请更正文件或其文件夹的权限，然后再次确认密钥。',
    ja: 'ファイルまたはフォルダーの権限を直し、もう一度鍵を確認してください。',
  }),
  sentence('{address} shows a host key that known_hosts does not have yet: {key}.', {
    'zh-CN': '{address} 的主机密钥尚不在 known_hosts 中：{key}。',
    ja: '{address}のホスト鍵はまだknown_hostsにありません：{key}。',
  }),
  sentence('Until somebody has confirmed it, it could be any machine.', {
    'zh-CN': '在有人确认之前，它可能是任何机器。',
    ja: '誰かが確認するまでは、別の機器である可能性があります。',
  }),
  sentence(
    'Compare it with what "ssh-keygen -lf" says about the public keys in /etc/ssh on the host itself, then trust it here, or connect once with "{command}".',
    {
      'zh-CN': '请在主机上用 "ssh-keygen -lf" 查看 /etc/ssh 中的公钥并核对，然后在此信任，或用 "{command}" 连接一次。',
      ja: 'ホスト上で "ssh-keygen -lf" により/etc/sshの公開鍵を表示して照合し、ここで信頼するか、"{command}" で一度接続してください。',
    },
  ),
  sentence('{address} shows another host key ({shown}) than the one that {place} has ({known}).', {
    'zh-CN': '{address} 的主机密钥（{shown}）与 {place} 中的（{known}）不同。',
    ja: '{address}のホスト鍵（{shown}）が、{place}の鍵（{known}）と異なります。',
  }),
  sentence('Either the host was installed anew, or another machine answers in its place.', {
    'zh-CN': '可能是主机重新安装过，也可能是其他机器冒名应答。',
    ja: 'ホストが再インストールされたか、別の機器が代わりに応答しています。',
  }),
  sentence('If you know why it changed, remove the old key with: {command:any}', {
    'zh-CN': '如果您知道更换的原因，请移除旧密钥：`{command}`',
    ja: '変わった理由がわかっている場合は、古い鍵を削除してください：`{command}`',
  }),
  sentence('The host key that {address} shows ({key}) is marked as @revoked in {place}.', {
    'zh-CN': '{address} 的主机密钥（{key}）在 {place} 中被标记为 @revoked。',
    ja: '{address}のホスト鍵（{key}）は{place}で@revokedとされています。',
  }),
  sentence('Ask whoever revoked it; the host needs a new key.', {
    'zh-CN': '请询问吊销者；主机需要新的密钥。',
    ja: '失効させた人に確認してください。ホストには新しい鍵が必要です。',
  }),
  sentence('{address} now shows the host key {shown}, not the confirmed {known}. Nothing was trusted.', {
    'zh-CN': '{address} 现在的主机密钥是 {shown}，而不是已确认的 {known}。没有信任任何密钥。',
    ja: '{address}のホスト鍵が確認済みの{known}ではなく{shown}になっています。何も信頼していません。',
  }),
  sentence('Find out why the host changes its key before you confirm one.', {
    'zh-CN': '请先查明主机更换密钥的原因，再行确认。',
    ja: '鍵を確認する前に、ホストの鍵が変わった理由を調べてください。',
  }),
  sentence('This needs root on the host, and {user} cannot become root there without a password ({why:any}).', {
    'zh-CN': '此操作需要主机上的 root 权限，而 {user} 在那里无法免密成为 root（{why}）。',
    ja: 'ホストのroot権限が必要ですが、{user}はパスワードなしでrootになれません（{why}）。',
  }),
  sentence('"sudo -n true" is refused', { 'zh-CN': '"sudo -n true" 被拒绝', ja: '"sudo -n true" が拒否されました' }),
  sentence('"sudo -n true" is refused, and no password was given', {
    'zh-CN': '"sudo -n true" 被拒绝，且未输入密码',
    ja: '"sudo -n true" が拒否され、パスワードの入力もありません',
  }),
  sentence('the file says sudo: false', { 'zh-CN': '文件中写有 sudo: false', ja: 'ファイルにsudo: falseとあります' }),
  sentence('sudo refused', { 'zh-CN': 'sudo 被拒绝', ja: 'sudoが拒否されました' }),
  sentence('Log in as root, or give {user} the right: on the host, as root, write the line "{line}" to {file} (mode 0440).', {
    'zh-CN': '请以 root 登录，或为 {user} 授权：在主机上以 root 身份将 "{line}" 一行写入 {file}（权限 0440）。',
    ja: 'rootでログインするか、{user}に権限を与えてください。ホスト上でrootとして "{line}" の行を{file}（モード0440）に書きます。',
  }),
  sentence(
    'Or give the password that sudo wants: in the window or at the terminal when it is asked for, or in VLANVAS_SUDO_PASSWORD.',
    {
      'zh-CN': '或在窗口或终端询问时输入 sudo 密码，或通过 VLANVAS_SUDO_PASSWORD 提供。',
      ja: 'または、ウィンドウか端末で求められたときにsudoのパスワードを入力するか、VLANVAS_SUDO_PASSWORDで渡してください。',
    },
  ),
  sentence('"{program}" did not finish within {seconds} s on the host and was ended.', {
    'zh-CN': '"{program}" 在主机上未能在 {seconds} 秒内结束，已被终止。',
    ja: '"{program}" がホスト上で{seconds}秒以内に終わらなかったため、打ち切りました。',
  }),
  sentence('See whether the host is overloaded or hangs, then try again.', {
    'zh-CN': '请查看主机是否过载或挂起，然后重试。',
    ja: 'ホストが過負荷または停止していないか確認し、やり直してください。',
  }),
  sentence('{host} was left alone: {why:any}.', {
    'zh-CN': '未对 {host} 做任何操作：{why}。',
    ja: '{host}には何もしていません：{why}。',
  }),
  sentence('the password of {user} on {address} was asked for and not given', {
    'zh-CN': '询问了 {address} 上 {user} 的密码，但未输入',
    ja: '{address}の{user}のパスワードを求めましたが、入力されませんでした',
  }),
  sentence('the password of {user} for sudo on {address} was asked for and not given', {
    'zh-CN': '询问了 {user} 在 {address} 上的 sudo 密码，但未输入',
    ja: '{address}での{user}のsudoパスワードを求めましたが、入力されませんでした',
  }),
  sentence('the passphrase of the key {path} was asked for and not given', {
    'zh-CN': '询问了密钥 {path} 的口令，但未输入',
    ja: '鍵{path}のパスフレーズを求めましたが、入力されませんでした',
  }),
  sentence('{what} that was typed was not accepted, and no other was given', {
    'zh-CN': '输入的{what}未被接受，且未再输入',
    ja: '入力された{what}が受け付けられず、入力し直されませんでした',
  }),
  sentence('{what} that was kept is not accepted any more, and no other was given', {
    'zh-CN': '保存的{what}已不再被接受，且未再输入',
    ja: '保存されていた{what}が受け付けられなくなり、入力し直されませんでした',
  }),
  sentence('the password of {user:word} on {address:word}', {
    'zh-CN': ' {address} 上 {user} 的密码',
    ja: '{address}の{user}のパスワード',
  }),
  sentence('the password of {user:word} for sudo on {address:word}', {
    'zh-CN': ' {user} 在 {address} 上的 sudo 密码',
    ja: '{address}での{user}のsudoパスワード',
  }),
  sentence('the passphrase of the key {path:word}', { 'zh-CN': '密钥 {path} 的口令', ja: '鍵{path}のパスフレーズ' }),
  sentence('Start again and type it; or load the key into an agent with ssh-add, or let the user run sudo without a password.', {
    'zh-CN': '请重新开始并输入；或用 ssh-add 将密钥加载到代理中，或允许该用户免密运行 sudo。',
    ja: 'もう一度開始して入力するか、ssh-addで鍵をエージェントに読み込むか、パスワードなしのsudoを許可してください。',
  }),
];

const engine: readonly Sentence[] = [
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

export const hostProblems: readonly Sentence[] = [...reaching, ...login, ...engine, ...work, ...measuring];
