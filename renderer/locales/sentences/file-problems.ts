/** What is wrong with a file: its YAML, its keys and values, its addresses, and what cannot be deployed yet (shared/topology). */
import { sentence } from './sentence.ts';
import type { Sentence } from './sentence.ts';

const yaml: readonly Sentence[] = [
  sentence('The file is empty.', { 'zh-CN': '文件是空的。', ja: 'ファイルが空です。' }),
  sentence('A topology begins with the lines "vlanvas: 1" and "name: my-lab".', {
    'zh-CN': '拓扑文件以 "vlanvas: 1" 和 "name: my-lab" 这两行开头。',
    ja: 'トポロジーファイルは "vlanvas: 1" と "name: my-lab" の行で始まります。',
  }),
  sentence('Check that this is the right file.', { 'zh-CN': '请确认文件是否正确。', ja: '正しいファイルか確認してください。' }),
  sentence('A design of a thousand containers takes about {size} MB.', {
    'zh-CN': '含一千个容器的设计约占 {size} MB。',
    ja: 'コンテナー1000個の設計で約{size} MBです。',
  }),
  sentence('If an editor saved it as UTF-16 or in another encoding, save it as UTF-8.', {
    'zh-CN': '如果编辑器以 UTF-16 或其他编码保存，请另存为 UTF-8。',
    ja: 'エディターがUTF-16などで保存した場合は、UTF-8で保存し直してください。',
  }),
  sentence('The file holds a list and not a topology.', {
    'zh-CN': '文件内容是列表，而不是拓扑。',
    ja: 'ファイルの内容がリストで、トポロジーではありません。',
  }),
  sentence('The file holds plain text and not a topology.', {
    'zh-CN': '文件内容是纯文本，而不是拓扑。',
    ja: 'ファイルの内容がただのテキストで、トポロジーではありません。',
  }),
  sentence('The file is not a topology.', { 'zh-CN': '此文件不是拓扑文件。', ja: 'トポロジーファイルではありません。' }),
  sentence('Start from an example.', { 'zh-CN': '请从示例开始。', ja: '例から始めてください。' }),
  sentence('The file has no key vlanvas, which says that it is a topology.', {
    'zh-CN': '文件没有表明其为拓扑的 vlanvas 键。',
    ja: 'トポロジーであることを示すvlanvasキーがファイルにありません。',
  }),
  sentence('The file has no key vlanvas, which says that it is a topology; {near} is near.', {
    'zh-CN': '文件没有表明其为拓扑的 vlanvas 键；有近似的 {near}。',
    ja: 'トポロジーであることを示すvlanvasキーがファイルにありません。{near}という近い名前があります。',
  }),
  sentence('Write "vlanvas: 1" as the first line.', {
    'zh-CN': '在第一行写 "vlanvas: 1"。',
    ja: '先頭行に "vlanvas: 1" と書いてください。',
  }),
  sentence('vlanvas is the text "1"; expected the number 1.', {
    'zh-CN': 'vlanvas 的值是文本 "1"；应为数字 1。',
    ja: 'vlanvasの値が文字列 "1" です。数値の1が必要です。',
  }),
  sentence('The file is of format {version}; this Vlanvas reads format 1.', {
    'zh-CN': '文件格式版本为 {version}；此 Vlanvas 只能读取版本 1。',
    ja: 'ファイルの形式は{version}です。このVlanvasが読めるのは形式1です。',
  }),
  sentence('vlanvas is {version}; the format version is 1.', {
    'zh-CN': 'vlanvas 为 {version}；格式版本应为 1。',
    ja: 'vlanvasが{version}です。形式のバージョンは1です。',
  }),
  sentence('Open it with a newer Vlanvas.', {
    'zh-CN': '请用更新版本的 Vlanvas 打开。',
    ja: '新しいバージョンのVlanvasで開いてください。',
  }),
  sentence('The file is too deep, or its aliases stand for too much, to be a topology.', {
    'zh-CN': '文件嵌套过深，或别名展开过大，不可能是拓扑。',
    ja: 'ファイルの階層が深すぎるか、エイリアスの展開が大きすぎます。',
  }),
  sentence('Write out what the aliases (*name) stand for.', {
    'zh-CN': '请写出别名（*name）所代表的内容。',
    ja: 'エイリアス（*name）の内容を直接書いてください。',
  }),
  sentence('*{alias} refers to an anchor &{anchor} that does not stand above it.', {
    'zh-CN': '*{alias} 引用的锚点 &{anchor} 不在其上方。',
    ja: '*{alias}が参照するアンカー&{anchor}が、それより上にありません。',
  }),
  sentence('A value that begins with * needs quotes.', {
    'zh-CN': '以 * 开头的值需要加引号。',
    ja: '*で始まる値は引用符で囲んでください。',
  }),
  sentence('A key must be plain text; this one is a mapping, a list or an alias.', {
    'zh-CN': '键必须是纯文本；此处是映射、列表或别名。',
    ja: 'キーはただの文字列でなければなりません。ここではマッピング、リストまたはエイリアスになっています。',
  }),
  sentence('Write the key out as a word.', { 'zh-CN': '请将键写成一个单词。', ja: 'キーを単語で書いてください。' }),
  sentence('"{key}" stands here a second time.', { 'zh-CN': '"{key}" 在此处重复出现。', ja: '"{key}" がここで重複しています。' }),
  sentence('"{key}" stands here a second time; the first is on line {line}.', {
    'zh-CN': '"{key}" 在此处重复出现；第一次在第 {line} 行。',
    ja: '"{key}" がここで重複しています。最初のものは{line}行目にあります。',
  }),
  sentence('Put the entries of both under one key.', {
    'zh-CN': '将两者的条目合并到一个键下。',
    ja: '両方の項目を1つのキーにまとめてください。',
  }),
  sentence('Rename or remove one of the two.', {
    'zh-CN': '重命名或移除其中一个。',
    ja: 'どちらかを改名または削除してください。',
  }),
  sentence('__proto__ cannot be a name.', { 'zh-CN': '__proto__ 不能用作名称。', ja: '__proto__は名前に使えません。' }),
  sentence('Choose another name.', { 'zh-CN': '请换一个名称。', ja: '別の名前にしてください。' }),
  sentence('The file is {size} MB long; a topology file has at most 2 MB.', {
    'zh-CN': '文件大小为 {size} MB；拓扑文件最大 2 MB。',
    ja: 'ファイルが{size} MBあります。トポロジーファイルは最大2 MBです。',
  }),
  sentence('The file holds bytes that are not UTF-8 text.', {
    'zh-CN': '文件中有不属于 UTF-8 文本的字节。',
    ja: 'UTF-8のテキストではないバイトがファイルに含まれています。',
  }),
  sentence('The file could not be read as YAML: {why:any}.', {
    'zh-CN': '无法将文件作为 YAML 读取：{why}。',
    ja: 'ファイルをYAMLとして読めませんでした：{why}。',
  }),
  sentence('it is nested too deeply', { 'zh-CN': '嵌套过深', ja: '階層が深すぎます' }),
  sentence('The {what} of line {line} is closed by {by}, and not by {missing}.', {
    'zh-CN': '第 {line} 行的{what}由 {by} 关闭，而不是 {missing}。',
    ja: '{line}行目の{what}が{missing}ではなく{by}で閉じられています。',
  }),
  sentence('The {what} of line {line} is closed by {by} on line {other}, and not by {missing}.', {
    'zh-CN': '第 {line} 行的{what}由第 {other} 行的 {by} 关闭，而不是 {missing}。',
    ja: '{line}行目の{what}が{missing}ではなく{other}行目の{by}で閉じられています。',
  }),
  sentence('Write {missing} in place of {by}, or put what {same} belongs to before it.', {
    'zh-CN': '用 {missing} 代替 {by}，或在其前面补上与 {same} 对应的符号。',
    ja: '{by}の代わりに{missing}と書くか、{same}に対応するものを前に書いてください。',
  }),
  sentence('The {what} of line {line} is closed on line {other} only, so that the lines between them are one text.', {
    'zh-CN': '第 {line} 行的{what}到第 {other} 行才关闭，两者之间的各行成了同一段文本。',
    ja: '{line}行目の{what}が{other}行目まで閉じられておらず、間の行が1つの文字列になっています。',
  }),
  sentence('Write {quote} at the end of the text on line {line}.', {
    'zh-CN': '在第 {line} 行文本的末尾写 {quote}。',
    ja: '{line}行目の文字列の末尾に{quote}を書いてください。',
  }),
  sentence('The {what} of line {line} is not closed: {missing} is missing{before?}.', {
    'zh-CN': '第 {line} 行的{what}没有关闭：{before}缺少 {missing}。',
    ja: '{line}行目の{what}が閉じられていません：{before}{missing}がありません。',
  }),
  sentence('The {what} of line {line} are not closed: {missing} is missing{before?}.', {
    'zh-CN': '第 {line} 行的 {what} 没有关闭：{before}缺少 {missing}。',
    ja: '{line}行目の{what}が閉じられていません：{before}{missing}がありません。',
  }),
  sentence('The {count} brackets of line {line} are not closed: as many are missing{before?}.', {
    'zh-CN': '第 {line} 行的 {count} 个括号没有关闭：{before}缺少同样数量的括号。',
    ja: '{line}行目の{count}個の括弧が閉じられていません：{before}同じ数の括弧がありません。',
  }),
  sentence(' before the end of the file', { 'zh-CN': '文件结尾前', ja: 'ファイルの終わりまでに' }),
  sentence(' before line {line}', { 'zh-CN': '第 {line} 行之前', ja: '{line}行目までに' }),
  sentence('brace {mark}', { 'zh-CN': '花括号 {mark} ', ja: '波括弧{mark}' }),
  sentence('bracket {mark}', { 'zh-CN': '方括号 {mark} ', ja: '角括弧{mark}' }),
  sentence('quote {mark}', { 'zh-CN': '引号 {mark} ', ja: '引用符{mark}' }),
  sentence('Write {missing} where it ends, which is most often on the same line.', {
    'zh-CN': '在其结束处写 {missing}，通常在同一行。',
    ja: '終わりの位置（多くは同じ行）に{missing}を書いてください。',
  }),
  sentence('Write {missing} where it ends.', {
    'zh-CN': '在其结束处写 {missing}。',
    ja: '終わりの位置に{missing}を書いてください。',
  }),
  sentence('as many', { 'zh-CN': '同样数量的括号', ja: '同じ数の括弧' }),
  sentence('This is not a Vlanvas file: no line of it says "vlanvas: 1", and it is not YAML here', {
    'zh-CN': '这不是 Vlanvas 文件：没有 "vlanvas: 1" 这一行，并且此处不是 YAML',
    ja: 'Vlanvasのファイルではありません："vlanvas: 1" の行がなく、ここはYAMLではありません',
  }),
  sentence('This is not a Vlanvas file: no line of it says "vlanvas: 1", and it is not YAML here: {excerpt:any}', {
    'zh-CN': '这不是 Vlanvas 文件：没有 "vlanvas: 1" 这一行，并且此处不是 YAML：`{excerpt}`',
    ja: 'Vlanvasのファイルではありません："vlanvas: 1" の行がなく、ここはYAMLではありません：`{excerpt}`',
  }),
  sentence('This line is indented with a tab; YAML allows spaces only.', {
    'zh-CN': '此行使用制表符缩进；YAML 只允许空格。',
    ja: 'この行はタブでインデントされています。YAMLで使えるのはスペースだけです。',
  }),
  sentence('Replace the tab by two spaces for each level.', {
    'zh-CN': '将制表符替换为每级两个空格。',
    ja: 'タブを1段につきスペース2つに置き換えてください。',
  }),
  sentence('The indentation of this line fits no level above it.', {
    'zh-CN': '此行的缩进与上方任何一级都不一致。',
    ja: 'この行のインデントが、上のどの階層とも一致しません。',
  }),
  sentence('Indent keys of the same mapping by the same number of spaces.', {
    'zh-CN': '同一映射中的键应使用相同数量的空格缩进。',
    ja: '同じマッピングのキーは、同じ数のスペースでインデントしてください。',
  }),
  sentence('Something is not closed or separated here: {said:any}.', {
    'zh-CN': '此处有内容未关闭或未分隔："{said}"。',
    ja: 'ここで閉じられていないか、区切られていないものがあります："{said}"。',
  }),
  sentence('Look for a missing comma, colon, quote, ] or } here or in the lines above.', {
    'zh-CN': '请在此处或上面几行查找缺少的逗号、冒号、引号、] 或 }。',
    ja: 'ここか上の行で、抜けているカンマ、コロン、引用符、]、} を探してください。',
  }),
  sentence('A key with its value stands where a plain value was begun.', {
    'zh-CN': '在应为普通值的位置出现了键和值。',
    ja: '値が書かれるはずの位置に、キーと値があります。',
  }),
  sentence('Often a line above misses its colon, or a value with ": " in it needs quotes.', {
    'zh-CN': '常见原因是上面某行缺少冒号，或含有 ": " 的值需要加引号。',
    ja: '上の行のコロンが抜けているか、": " を含む値に引用符が必要な場合が多くあります。',
  }),
  sentence('This refers to an anchor that the file does not have.', {
    'zh-CN': '此处引用了文件中不存在的锚点。',
    ja: 'ファイルにないアンカーを参照しています。',
  }),
  sentence('Tags (a word after an exclamation mark) have no meaning in a topology file.', {
    'zh-CN': '标签（感叹号后的单词）在拓扑文件中没有意义。',
    ja: 'タグ（感嘆符に続く単語）は、トポロジーファイルでは意味を持ちません。',
  }),
  sentence('Remove the tag, or put the value in quotes.', {
    'zh-CN': '移除该标签，或为值加引号。',
    ja: 'タグを削除するか、値を引用符で囲んでください。',
  }),
  sentence('The file holds more than one YAML document.', {
    'zh-CN': '文件包含多个 YAML 文档。',
    ja: 'ファイルに複数のYAMLドキュメントがあります。',
  }),
  sentence('Keep one topology a file: remove what follows the line "---".', {
    'zh-CN': '每个文件只保留一个拓扑：移除 "---" 之后的内容。',
    ja: '1ファイルに1トポロジーとし、"---" の行より後を削除してください。',
  }),
  sentence('A value cannot begin with this character.', {
    'zh-CN': '值不能以此字符开头。',
    ja: '値をこの文字で始めることはできません。',
  }),
  sentence('Put the value in quotes.', { 'zh-CN': '请为值加引号。', ja: '値を引用符で囲んでください。' }),
  sentence('A backslash in double quotes begins an escape, and this one is unknown.', {
    'zh-CN': '双引号中的反斜杠表示转义，而此转义未知。',
    ja: '二重引用符の中のバックスラッシュはエスケープですが、このエスケープは不明です。',
  }),
  sentence('Use single quotes, or write two backslashes.', {
    'zh-CN': '改用单引号，或写两个反斜杠。',
    ja: '一重引用符を使うか、バックスラッシュを2つ書いてください。',
  }),
  sentence('The file is nested too deeply to be a topology.', {
    'zh-CN': '文件嵌套过深，不可能是拓扑。',
    ja: 'ファイルの階層が深すぎます。',
  }),
  sentence('This is not valid YAML: {said:any}.', {
    'zh-CN': '这不是有效的 YAML："{said}"。',
    ja: '正しいYAMLではありません："{said}"。',
  }),
  sentence('This does not belong here: {excerpt:any}', {
    'zh-CN': '此处不应有这些内容：`{excerpt}`',
    ja: 'ここにあるべきではありません：`{excerpt}`',
  }),
  sentence('Often a line above is not closed or lacks its colon, or a value with special characters needs quotes.', {
    'zh-CN': '常见原因是上面某行未关闭或缺少冒号，或含特殊字符的值需要加引号。',
    ja: '上の行が閉じられていない、コロンが抜けている、特殊文字を含む値に引用符が必要、といった場合が多くあります。',
  }),
];

const keys: readonly Sentence[] = [
  sentence('"{key}" is not a key at the top level.', {
    'zh-CN': '"{key}" 不是顶层可用的键。',
    ja: '"{key}" は最上位で使えるキーではありません。',
  }),
  sentence('"{key}" is not a key in {path}.', {
    'zh-CN': '"{key}" 不是 {path} 中可用的键。',
    ja: '"{key}" は{path}で使えるキーではありません。',
  }),
  sentence('Known here: {keys}.', { 'zh-CN': '此处可用：`{keys}`。', ja: 'ここで使えるキー：`{keys}`。' }),
  sentence('Merge keys (<<) belong to YAML 1.1; a topology file is YAML 1.2.', {
    'zh-CN': '合并键（<<）属于 YAML 1.1；拓扑文件使用 YAML 1.2。',
    ja: 'マージキー（<<）はYAML 1.1のものです。トポロジーファイルはYAML 1.2です。',
  }),
  sentence('Write the keys out.', { 'zh-CN': '请逐个写出键。', ja: 'キーを直接書いてください。' }),
  sentence('Compose calls them services; here they are containers, each with its host.', {
    'zh-CN': 'Compose 称之为 services；此处是 containers，每个容器注明所在主机。',
    ja: 'Composeではservicesですが、ここではcontainersとし、それぞれにホストを書きます。',
  }),
  sentence('The version of the format is the key vlanvas: 1.', {
    'zh-CN': '格式版本由键 vlanvas: 1 表示。',
    ja: '形式のバージョンはvlanvas: 1で示します。',
  }),
  sentence('Volumes are not part of a topology.', { 'zh-CN': '卷不属于拓扑。', ja: 'ボリュームはトポロジーに含まれません。' }),
  sentence('The parent interface is given for each host: parents: { docker01: ens33 }.', {
    'zh-CN': '父接口按主机填写：parents: { docker01: ens33 }。',
    ja: '親インターフェースはホストごとに書きます：parents: { docker01: ens33 }。',
  }),
  sentence('Subnets, gateways and ranges stand under subnets of the network.', {
    'zh-CN': '子网、网关和地址范围写在网络的 subnets 下。',
    ja: 'サブネット、ゲートウェイ、アドレス範囲は、ネットワークのsubnetsに書きます。',
  }),
  sentence('Driver options stand under options of the network.', {
    'zh-CN': '驱动选项写在网络的 options 下。',
    ja: 'ドライバーのオプションは、ネットワークのoptionsに書きます。',
  }),
  sentence('A fixed address is written networks: { NETWORK: { ipv4: 192.168.1.10 } }.', {
    'zh-CN': '固定地址写成 `networks: { NETWORK: { ipv4: 192.168.1.10 } }`。',
    ja: '固定アドレスは`networks: { NETWORK: { ipv4: 192.168.1.10 } }`と書きます。',
  }),
  sentence('A fixed MAC address is written networks: { NETWORK: { mac: "02:42:…" } }.', {
    'zh-CN': '固定 MAC 地址写成 `networks: { NETWORK: { mac: "02:42:…" } }`。',
    ja: '固定MACアドレスは`networks: { NETWORK: { mac: "02:42:…" } }`と書きます。',
  }),
  sentence('Write name for the name of the container on its host.', {
    'zh-CN': '容器在主机上的名称写为 name。',
    ja: 'ホスト上でのコンテナーの名前はnameと書きます。',
  }),
  sentence('The user to log in as stands under ssh: user@host, or a mapping {host, user}.', {
    'zh-CN': '登录用户写在 ssh 下：`user@host`，或映射 `{host, user}`。',
    ja: 'ログインユーザーはsshに書きます：`user@host`、またはマッピング`{host, user}`。',
  }),
  sentence('The private key stands under ssh: {host, identityFile}.', {
    'zh-CN': '私钥写在 ssh 下：`{host, identityFile}`。',
    ja: '秘密鍵はsshに書きます：`{host, identityFile}`。',
  }),
  sentence('Passwords are not written to the file; use a key or an agent.', {
    'zh-CN': '密码不写入文件；请使用密钥或代理。',
    ja: 'パスワードはファイルに書きません。鍵またはエージェントを使ってください。',
  }),
  sentence('{path:word} has no {key:word}.', { 'zh-CN': '{path} 没有 {key}。', ja: '{path}に{key}がありません。' }),
  sentence('{path:word} has no {key:word}: {why}.', {
    'zh-CN': '{path} 没有 {key}：{why}。',
    ja: '{path}に{key}がありません：{why}。',
  }),
  sentence('The file has no {key:word}.', { 'zh-CN': '文件没有 {key}。', ja: 'ファイルに{key}がありません。' }),
  sentence('The file has no {key:word}: {why}.', {
    'zh-CN': '文件没有 {key}：{why}。',
    ja: 'ファイルに{key}がありません：{why}。',
  }),
  sentence('The file', { 'zh-CN': '文件', ja: 'ファイル' }),
  sentence('it names the host that this runs on', { 'zh-CN': '它指明运行所在的主机', ja: '動作するホストを指定します' }),
  sentence('it names the image that the container is made of, as in image: busybox', {
    'zh-CN': '它指明容器使用的镜像，例如 `image: busybox`',
    ja: 'コンテナーのイメージを指定します（例：`image: busybox`）',
  }),
  sentence('it is one of macvlan, ipvlan, bridge, overlay, vxlan, gre', {
    'zh-CN': '可用 macvlan、ipvlan、bridge、overlay、vxlan、gre 之一',
    ja: 'macvlan、ipvlan、bridge、overlay、vxlan、greのいずれかです',
  }),
  sentence('it is the network in CIDR form, as in subnet: 172.16.10.0/24', {
    'zh-CN': '它是 CIDR 格式的网段，例如 subnet: 172.16.10.0/24',
    ja: 'CIDR形式のネットワークです（例：subnet: 172.16.10.0/24）',
  }),
  sentence('it is the name of the design, and marks what is deployed from it', {
    'zh-CN': '它是设计的名称，用于标记由此部署的内容',
    ja: '設計の名前で、デプロイしたものの目印になります',
  }),
  sentence('it names a container, a network, a host, or any', {
    'zh-CN': '它指明容器、网络、主机或 any',
    ja: 'コンテナー、ネットワーク、ホスト、またはanyを指定します',
  }),
  sentence('it names where to', { 'zh-CN': '它指明目标', ja: '宛先を指定します' }),
  sentence('it is true or false', { 'zh-CN': '取值为 true 或 false', ja: 'trueかfalseです' }),
  sentence('it is accept or drop', { 'zh-CN': '取值为 `accept` 或 `drop`', ja: '`accept`か`drop`です' }),
  sentence('it lists the NICs that are bonded', { 'zh-CN': '它列出被绑定的网卡', ja: 'ボンドにするNICを列挙します' }),
  sentence('it is the name, address or alias to log in to', {
    'zh-CN': '它是登录用的名称、地址或别名',
    ja: 'ログイン先の名前、アドレスまたはエイリアスです',
  }),
  sentence('Add {key}.', { 'zh-CN': '请添加 {key}。', ja: '{key}を追加してください。' }),
  sentence('Add {key} to {path}.', { 'zh-CN': '请在 {path} 中添加 {key}。', ja: '{path}に{key}を追加してください。' }),
  sentence('{path}: {value} is not a {key}.', {
    'zh-CN': '{path}：{value} 不是有效的 {key}。',
    ja: '{path}：{value}は有効な{key}ではありません。',
  }),
  sentence('It is one of: {values}.', { 'zh-CN': '可用值：`{values}`。', ja: '使える値：`{values}`。' }),
  sentence('{path} is {found}; expected {expected}.', {
    'zh-CN': '{path} 是{found}；应为{expected}。',
    ja: '{path}が{found}です。{expected}が必要です。',
  }),
  sentence('a mapping (key: value)', { 'zh-CN': '映射（`key: value`）', ja: 'マッピング（`key: value`）' }),
  sentence('a mapping', { 'zh-CN': '映射', ja: 'マッピング' }),
  sentence('a list', { 'zh-CN': '列表', ja: 'リスト' }),
  sentence('text', { 'zh-CN': '文本', ja: '文字列' }),
  sentence('true or false', { 'zh-CN': ' true 或 false', ja: 'trueかfalse' }),
  sentence('a whole number', { 'zh-CN': '整数', ja: '整数' }),
  sentence('empty', { 'zh-CN': '空值', ja: '空' }),
  sentence('the text {value}', { 'zh-CN': '文本 {value}', ja: '文字列{value}' }),
  sentence('the number {value}', { 'zh-CN': '数字 {value}', ja: '数値{value}' }),
  sentence('the value {value}', { 'zh-CN': '值 {value}', ja: '値{value}' }),
  sentence('{path} is {value}; it must be at most {limit}.', {
    'zh-CN': '{path} 是{value}；不得大于 {limit}。',
    ja: '{path}が{value}です。{limit}以下でなければなりません。',
  }),
  sentence('{path} is {value}; it must be at least {limit}.', {
    'zh-CN': '{path} 是{value}；不得小于 {limit}。',
    ja: '{path}が{value}です。{limit}以上でなければなりません。',
  }),
  sentence('"{name}" cannot be a name here: {why}.', {
    'zh-CN': '"{name}" 不能用作此处的名称：{why}。',
    ja: '"{name}" はここでは名前に使えません：{why}。',
  }),
  sentence('{path}: {value} will not do: {why}.', {
    'zh-CN': '{path}：{value} 不可用：{why}。',
    ja: '{path}：{value}は使えません：{why}。',
  }),
  sentence('it has characters that no name has', { 'zh-CN': '含有名称中不允许的字符', ja: '名前に使えない文字が含まれています' }),
  sentence('a name has letters, digits, and _ . - after the first character', {
    'zh-CN': '名称由字母、数字组成，首字符之后还可用 _ . -',
    ja: '名前に使えるのは英数字と、2文字目以降の _ . - です',
  }),
  sentence('an interface name has no white space, slash or colon', {
    'zh-CN': '接口名不能含空白、斜杠或冒号',
    ja: 'インターフェース名に空白、スラッシュ、コロンは使えません',
  }),
  sentence('Write it as a list: {text}.', { 'zh-CN': '写成列表：{text}。', ja: 'リストで書いてください：{text}。' }),
  sentence('Write it without quotes: {text}.', { 'zh-CN': '不加引号：{text}。', ja: '引用符なしで書いてください：{text}。' }),
  sentence('A variable stands for text only; write the number out.', {
    'zh-CN': '变量只能代表文本；请直接写出数字。',
    ja: '変数が表せるのは文字列だけです。数値を直接書いてください。',
  }),
  sentence('Write {text}: in YAML 1.2, yes and on are plain text.', {
    'zh-CN': '写成 {text}；YAML 1.2 中 `yes` 和 `on` 是普通文本。',
    ja: '{text}と書いてください。YAML 1.2では`yes`と`on`はただの文字列です。',
  }),
  sentence('Write {text}: in YAML 1.2, no and off are plain text.', {
    'zh-CN': '写成 {text}；YAML 1.2 中 `no` 和 `off` 是普通文本。',
    ja: '{text}と書いてください。YAML 1.2では`no`と`off`はただの文字列です。',
  }),
  sentence('Put it in quotes: {text:any}.', { 'zh-CN': '请加引号：{text}。', ja: '引用符で囲んでください：{text}。' }),
  sentence('Write each entry as "name: …" and not as a list with dashes.', {
    'zh-CN': '每个条目写成 "name: …"，而不是带短横线的列表。',
    ja: '各項目はハイフンのリストではなく "name: …" の形で書いてください。',
  }),
  sentence('A space belongs after the colon.', { 'zh-CN': '冒号后需要一个空格。', ja: 'コロンの後にはスペースが必要です。' }),
  sentence('Write a value after {key}:, or remove the line.', {
    'zh-CN': '在 {key}: 之后写上值，或移除该行。',
    ja: '{key}: の後に値を書くか、この行を削除してください。',
  }),
  sentence('Write {text}.', { 'zh-CN': '写成 {text}。', ja: '{text}と書いてください。' }),
];

const values: readonly Sentence[] = [
  sentence('"{text}" is not {wanted}.', { 'zh-CN': '"{text}" 不是{wanted}。', ja: '"{text}" は{wanted}ではありません。' }),
  sentence('"{text}" is not {wanted}: {why}.', {
    'zh-CN': '"{text}" 不是{wanted}：{why}。',
    ja: '"{text}" は{wanted}ではありません：{why}。',
  }),
  sentence('an IP address', { 'zh-CN': ' IP 地址', ja: 'IPアドレス' }),
  sentence('a network in CIDR form', { 'zh-CN': ' CIDR 格式的网段', ja: 'CIDR形式のネットワーク' }),
  sentence('an address with its prefix length', { 'zh-CN': '带前缀长度的地址', ja: 'プレフィックス長付きのアドレス' }),
  sentence('Write one as in {example}.', { 'zh-CN': '例如写成 {example}。', ja: '{example}のように書いてください。' }),
  sentence('Write it as in {example}.', { 'zh-CN': '例如写成 {example}。', ja: '{example}のように書いてください。' }),
  sentence('Write {better} if that is what is meant.', {
    'zh-CN': '如果本意如此，请写成 {better}。',
    ja: 'その意味であれば{better}と書いてください。',
  }),
  sentence('"{text}" has a prefix length; here stands an address alone.', {
    'zh-CN': '"{text}" 带有前缀长度；此处只能写地址。',
    ja: '"{text}" にプレフィックス長があります。ここにはアドレスだけを書きます。',
  }),
  sentence('"{text}" names an address inside a network and not the network: its host bits are set. It should be {better}.', {
    'zh-CN': '"{text}" 是网段内的地址而不是网段本身：其主机位不为零。应为 {better}。',
    ja: '"{text}" はネットワーク内のアドレスで、ネットワーク自体ではありません（ホスト部が0でない）。正しくは{better}です。',
  }),
  sentence('"{text}" has no prefix length; here stands a network.', {
    'zh-CN': '"{text}" 没有前缀长度；此处应写网段。',
    ja: '"{text}" にプレフィックス長がありません。ここにはネットワークを書きます。',
  }),
  sentence('"{text}" has no prefix length, which says how large its network is.', {
    'zh-CN': '"{text}" 没有表示网段大小的前缀长度。',
    ja: '"{text}" に、ネットワークの大きさを示すプレフィックス長がありません。',
  }),
  sentence('"{text}" is not a MAC address.', {
    'zh-CN': '"{text}" 不是 MAC 地址。',
    ja: '"{text}" はMACアドレスではありません。',
  }),
  sentence('Write six pairs of hex digits, as in "02:42:ac:10:0a:0a".', {
    'zh-CN': '写成六组两位十六进制数，例如 "02:42:ac:10:0a:0a"。',
    ja: '"02:42:ac:10:0a:0a" のように、2桁の16進数を6組書いてください。',
  }),
  sentence('it has white space in it', { 'zh-CN': '其中含有空白', ja: '空白が含まれています' }),
  sentence('a prefix length is at most {limit}', { 'zh-CN': '前缀长度最大为 {limit}', ja: 'プレフィックス長は最大{limit}です' }),
  sentence('an IPv4 address has four numbers, this has {count}', {
    'zh-CN': 'IPv4 地址有四个数字，此处有 {count} 个',
    ja: 'IPv4アドレスは4つの数字ですが、{count}個あります',
  }),
  sentence('{number} is more than 255', { 'zh-CN': '{number} 大于 255', ja: '{number}は255を超えています' }),
  sentence('a number with a leading zero is octal to some programs and decimal to others', {
    'zh-CN': '以零开头的数字在有些程序中是八进制，在另一些中是十进制',
    ja: '0で始まる数字は、プログラムによって8進数にも10進数にもなります',
  }),
  sentence('write the mask as a prefix length, 24 for 255.255.255.0', {
    'zh-CN': '请将掩码写成前缀长度，255.255.255.0 即 24',
    ja: 'マスクはプレフィックス長で書いてください（255.255.255.0は24）',
  }),
  sentence('{path}: {port} is not a port; one is 1 to 65535.', {
    'zh-CN': '{path}：{port} 不是端口；端口范围是 1 到 65535。',
    ja: '{path}：{port}はポートではありません（1～65535）。',
  }),
  sentence('the host is missing', { 'zh-CN': '缺少主机', ja: 'ホストがありません' }),
  sentence('"{host}" is not the name or address of a host', {
    'zh-CN': '"{host}" 不是主机名或地址',
    ja: '"{host}" はホストの名前でもアドレスでもありません',
  }),
  sentence('a password does not belong in the file; use a key or an agent', {
    'zh-CN': '密码不应写入文件；请使用密钥或代理',
    ja: 'パスワードはファイルに書かないでください。鍵またはエージェントを使ってください',
  }),
  sentence('the name or address of a host', { 'zh-CN': '主机名或地址', ja: 'ホストの名前またはアドレス' }),
  sentence('"{user}" is not the name of a user', { 'zh-CN': '"{user}" 不是用户名', ja: '"{user}" はユーザー名ではありません' }),
  sentence('the path of a socket begins with a slash, as in unix:///var/run/docker.sock', {
    'zh-CN': '套接字路径以斜杠开头，例如 unix:///var/run/docker.sock',
    ja: 'ソケットのパスはスラッシュで始まります（例：unix:///var/run/docker.sock）',
  }),
  sentence('"{text}" is not tcp://host:port', {
    'zh-CN': '"{text}" 不是 tcp://host:port 的形式',
    ja: '"{text}" はtcp://host:portの形ではありません',
  }),
  sentence('"{text}" is none of ssh, unix:///var/run/docker.sock, tcp://host:2376 and none', {
    'zh-CN': '"{text}" 不是 ssh、unix:///var/run/docker.sock、tcp://host:2376、none 之一',
    ja: '"{text}" はssh、unix:///var/run/docker.sock、tcp://host:2376、noneのいずれでもありません',
  }),
  sentence('{name} stands both under interfaces and under bonds of {host}.', {
    'zh-CN': '{name} 同时出现在 {host} 的 interfaces 和 bonds 下。',
    ja: '{name}が{host}のinterfacesとbondsの両方にあります。',
  }),
  sentence('Give the bond a name of its own, as in bond0, and list its NICs under its interfaces.', {
    'zh-CN': '为 bond 取一个单独的名称（例如 bond0），并在其 interfaces 下列出网卡。',
    ja: 'ボンドにbond0などの固有の名前を付け、interfacesにNICを列挙してください。',
  }),
  sentence('{ports} is not a port or a range of ports.', {
    'zh-CN': '{ports} 不是端口或端口范围。',
    ja: '{ports}はポートまたはポート範囲ではありません。',
  }),
  sentence('Write 80 or 8000-8010; ports are 1 to 65535.', {
    'zh-CN': '写成 80 或 8000-8010；端口范围是 1 到 65535。',
    ja: '80または8000-8010のように書いてください。ポートは1～65535です。',
  }),
  sentence('{address} is not an IPv{family} address.', {
    'zh-CN': '{address} 不是 IPv{family} 地址。',
    ja: '{address}はIPv{family}アドレスではありません。',
  }),
  sentence('Write it under {key}.', { 'zh-CN': '请写在 {key} 下。', ja: '{key}に書いてください。' }),
  sentence('The command {command:any} has a quote that is not closed.', {
    'zh-CN': '命令 `{command}` 中有未关闭的引号。',
    ja: 'コマンド`{command}`に閉じられていない引用符があります。',
  }),
  sentence('Close it, or write the command as a list of words: [sleep, "3600"].', {
    'zh-CN': '请关闭引号，或将命令写成单词列表：[sleep, "3600"]。',
    ja: '引用符を閉じるか、コマンドを単語のリストで書いてください：[sleep, "3600"]。',
  }),
  sentence('{name} is not one of the variables of the file.', {
    'zh-CN': '文件的变量中没有 {name}。',
    ja: 'ファイルの変数に{name}がありません。',
  }),
  sentence('Add {name} under variables, or write {text} for the plain text.', {
    'zh-CN': '在 variables 下添加 {name}，或写成 {text} 表示普通文本。',
    ja: 'variablesに{name}を追加するか、ただの文字列であれば{text}と書いてください。',
  }),
  sentence('a name', { 'zh-CN': '名称', ja: '名前' }),
];

const waiting: readonly Sentence[] = [
  sentence('{what} are not deployable yet: {path}.', {
    'zh-CN': '{what}尚不能部署：{path}。',
    ja: '{what}はまだデプロイできません：{path}。',
  }),
  sentence('Networks of this driver', { 'zh-CN': '此驱动的网络', ja: 'このドライバーのネットワーク' }),
  sentence('Encrypted networks', { 'zh-CN': '加密网络', ja: '暗号化ネットワーク' }),
  sentence('IPv6 subnets of bridge networks', { 'zh-CN': ' bridge 网络的 IPv6 子网', ja: 'bridgeネットワークのIPv6サブネット' }),
  sentence('Published ports', { 'zh-CN': '发布的端口', ja: '公開ポート' }),
  sentence('Added capabilities', { 'zh-CN': '附加的权能', ja: '追加のケーパビリティ' }),
  sentence('Tunnels', { 'zh-CN': '隧道', ja: 'トンネル' }),
  sentence('Registries', { 'zh-CN': '镜像仓库', ja: 'レジストリ' }),
  sentence('Sources of images', { 'zh-CN': '镜像来源', ja: 'イメージの入手元' }),
  sentence('Network aliases', { 'zh-CN': '网络别名', ja: 'ネットワークエイリアス' }),
  sentence('Networks of the drivers macvlan, ipvlan and bridge can be deployed.', {
    'zh-CN': '可以部署 macvlan、ipvlan 和 bridge 驱动的网络。',
    ja: 'デプロイできるのはmacvlan、ipvlan、bridgeのネットワークです。',
  }),
  sentence('Load the image on the host yourself, or let the host pull it.', {
    'zh-CN': '请自行在主机上加载镜像，或由主机拉取。',
    ja: 'イメージをホストに手動で読み込むか、ホストに取得させてください。',
  }),
  sentence('The design can be drawn, checked and predicted with it; take it out to deploy the rest.', {
    'zh-CN': '带有此项的设计可以绘制、检查和预测；要部署其余部分，请将其移除。',
    ja: 'この項目があっても設計の作図、検査、予測はできます。残りをデプロイするには取り除いてください。',
  }),
];

export const fileProblems: readonly Sentence[] = [...yaml, ...keys, ...values, ...waiting];
