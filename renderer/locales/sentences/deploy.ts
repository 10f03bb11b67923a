/** What a deploy tells: failures of its steps and the lines of its log. The English is that of main/deploy. */
import { sentence } from './sentence.ts';
import type { Sentence } from './sentence.ts';

export const deploy: readonly Sentence[] = [
  sentence('{host} could not {step}: {said:any}', {
    'zh-CN': '{host} 无法“{step}”：{said}',
    ja: '{host}で「{step}」に失敗しました：{said}',
  }),
  sentence('Try it by hand on {host}: {command:any}', {
    'zh-CN': '在 {host} 上手动执行试试：{command}',
    ja: '{host}で手動で試してください：{command}',
  }),
  sentence('"{step}" on {host} could not be undone: {why:any}', {
    'zh-CN': '{host} 上的“{step}”无法撤回：{why}',
    ja: '{host}の「{step}」を元に戻せませんでした：{why}',
  }),
  sentence('Nothing is lost track of: the next apply finishes it, and destroy removes it.', {
    'zh-CN': '一切都有记录：下次部署会将其完成，销毁会将其移除。',
    ja: '記録は残っています：次のデプロイで完了し、破棄すれば削除されます。',
  }),
  sentence('no connection to {host:word}', { 'zh-CN': '未连接到 {host}', ja: '{host}に接続していません' }),
  sentence('exit status {code}', { 'zh-CN': '退出状态 {code}', ja: '終了ステータス{code}' }),
  sentence('Another container of this daemon has the address: give this one another, or remove the other.', {
    'zh-CN': '该守护进程的另一个容器已占用此地址：为此容器换用其他地址，或删除另一个。',
    ja: 'このデーモンの別のコンテナーがそのアドレスを使っています：こちらに別のアドレスを割り当てるか、もう一方を削除してください。',
  }),
  sentence('A network of this daemon overlaps the subnet: give this network another, or remove that one.', {
    'zh-CN': '该守护进程的另一个网络与此子网重叠：为此网络换用其他子网，或删除另一个。',
    ja: 'このデーモンの別のネットワークとサブネットが重なっています：こちらに別のサブネットを割り当てるか、もう一方を削除してください。',
  }),
  sentence('Docker before 27.0.1 allows one macvlan network on a parent: use another parent, or remove the other network.', {
    'zh-CN': 'Docker 27.0.1 之前一个父接口只允许一个 macvlan 网络：使用其他父接口，或删除另一个网络。',
    ja: 'Docker 27.0.1より前では、親インターフェース1つにmacvlanネットワークは1つだけです：別の親インターフェースを使うか、もう一方を削除してください。',
  }),
  sentence('The parent interface is not there: look at the NICs of the host.', {
    'zh-CN': '父接口不存在：检查主机的网卡。',
    ja: '親インターフェースがありません：ホストのNICを確認してください。',
  }),
  sentence('Pull or load the image on the host, or name one that is there.', {
    'zh-CN': '在主机上拉取或加载该镜像，或改用那里已有的镜像。',
    ja: 'ホストでイメージを取得または読み込むか、そこにあるイメージを指定してください。',
  }),
  sentence('Something else made an object of this name meanwhile: plan again.', {
    'zh-CN': '其间有别的程序创建了同名对象：请重新生成计划。',
    ja: 'その間に同じ名前のものが作られました：もう一度計画してください。',
  }),
  sentence('A container that is not of this design is connected to the network: disconnect it first.', {
    'zh-CN': '有不属于此设计的容器接入了该网络：请先将其断开。',
    ja: 'この設計のものではないコンテナーがネットワークに接続しています：先に切断してください。',
  }),
  sentence('The user may not use the Docker socket: add it to the group docker, or log in as root.', {
    'zh-CN': '该用户无权使用 Docker 套接字：将其加入 docker 组，或以 root 登录。',
    ja: 'このユーザーはDockerソケットを使えません：dockerグループに追加するか、rootでログインしてください。',
  }),
  sentence('{host} has no Docker in this design (docker: none).', {
    'zh-CN': '此设计中 {host} 没有 Docker（docker: none）。',
    ja: 'この設計では{host}にDockerがありません（docker: none）。',
  }),
  sentence('Remove "docker: none", or move networks and containers to another host.', {
    'zh-CN': '去掉 "docker: none"，或把网络和容器移到其他主机。',
    ja: '"docker: none"を外すか、ネットワークとコンテナーを別のホストに移してください。',
  }),
  sentence("{host} is reached through its Docker socket alone, so its interfaces can't be changed.", {
    'zh-CN': '{host} 只能通过其 Docker 套接字访问，因此无法更改其接口。',
    ja: '{host}にはDockerソケットだけで接続しているため、インターフェースを変更できません。',
  }),
  sentence('Give the host an "ssh" entry.', {
    'zh-CN': '为主机添加 "ssh" 条目。',
    ja: 'ホストに"ssh"を設定してください。',
  }),
  sentence('{host} is being changed by another deploy.', {
    'zh-CN': '另一次部署正在更改 {host}。',
    ja: '{host}は別のデプロイで変更中です。',
  }),
  sentence('Wait until that one is done, and run this again: it then sees what the other has made.', {
    'zh-CN': '等它结束后再次运行：届时会看到它所做的更改。',
    ja: '完了を待ってからもう一度実行してください：そのとき、もう一方の変更が見えます。',
  }),
  sentence('{host} did not say whether another deploy is changing it.', {
    'zh-CN': '{host} 没有说明是否有另一次部署正在更改它。',
    ja: '{host}から、別のデプロイで変更中かどうかの回答がありませんでした。',
  }),
  sentence('Try again; look at the load of the host.', {
    'zh-CN': '重试；检查主机的负载。',
    ja: 'もう一度試し、ホストの負荷を確認してください。',
  }),
  sentence('{host} does not have the image {image}, and it could not be had: {tried:any}', {
    'zh-CN': '{host} 上没有镜像 {image}，也无法取得：{tried}',
    ja: '{host}にイメージ{image}がなく、取得もできませんでした：{tried}',
  }),
  sentence('Check the name, or bring it to any host of the design ({commands}): Vlanvas copies it from there.', {
    'zh-CN': '检查名称，或把它放到设计中的任一主机（{commands}）：Vlanvas 会从那里复制。',
    ja: '名前を確認するか、設計内のいずれかのホストに用意してください（{commands}）：Vlanvasがそこからコピーします。',
  }),
  sentence('copying {image} from {source} to {host}', {
    'zh-CN': '正在将 {image} 从 {source} 复制到 {host}',
    ja: '{image}を{source}から{host}にコピー中',
  }),
  sentence('pulling {image:word} on {host:word}', { 'zh-CN': '正在 {host} 上拉取 {image}', ja: '{host}で{image}を取得中' }),
  sentence('apply {topology}: {steps} steps on {hosts} hosts, {unchanged} hosts unchanged', {
    'zh-CN': '部署 {topology}：{hosts} 台主机，{steps} 个步骤，{unchanged} 台主机无需更改',
    ja: '{topology}のデプロイ：{hosts}ホストで{steps}ステップ、変更なし{unchanged}ホスト',
  }),
  sentence('destroy {topology}: {steps} steps on {hosts} hosts, {unchanged} hosts unchanged', {
    'zh-CN': '销毁 {topology}：{hosts} 台主机，{steps} 个步骤，{unchanged} 台主机无需更改',
    ja: '{topology}の破棄：{hosts}ホストで{steps}ステップ、変更なし{unchanged}ホスト',
  }),
];
