/** What goes wrong at a login: SSH, keys, passwords, becoming root (main/ssh, main/secrets). */
import { sentence } from './sentence.ts';
import type { Sentence } from './sentence.ts';

export const loginProblems: readonly Sentence[] = [
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
