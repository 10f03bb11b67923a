/** Titles of the examples and what they show: the comments at the head of examples/*.vlanvas.yaml. */
import { sentence } from './sentence.ts';
import type { Sentence } from './sentence.ts';

export const examples: readonly Sentence[] = [
  sentence('A bond as the parent', { 'zh-CN': '以 bond 作为父接口', ja: 'ボンドを親インターフェースにする' }),
  sentence('Two cables of each host carry one bond; a network is on the bond itself, another on VLAN 10 of it.', {
    'zh-CN': '每台主机用两根网线组成一个 bond；一个网络直接位于 bond 上，另一个位于其 VLAN 10 上。',
    ja: '各ホストの2本のケーブルで1つのボンドを構成します。ネットワークの1つはボンド自体に、もう1つはそのVLAN 10に載ります。',
  }),
  sentence('IPv4 and IPv6 on two VLANs, routed', {
    'zh-CN': '两个 VLAN 上的 IPv4 与 IPv6 路由',
    ja: '2つのVLANでIPv4とIPv6をルーティング',
  }),
  sentence('Every container has an address of both families, and the router forwards both.', {
    'zh-CN': '每个容器都有两种地址，路由器同时转发 IPv4 和 IPv6。',
    ja: 'すべてのコンテナーが両方のアドレスを持ち、ルーターが両方を転送します。',
  }),
  sentence('ipvlan, where a switch takes one MAC a port', {
    'zh-CN': 'ipvlan：交换机每端口只允许一个 MAC 时',
    ja: 'ipvlan：1ポート1MACのスイッチの場合',
  }),
  sentence(
    'Mode l2 and mode l3, each on a bare NIC and on a VLAN; all containers of a host share the MAC address of its parent.',
    {
      'zh-CN': 'l2 和 l3 两种模式，分别位于网卡和 VLAN 上；同一主机的所有容器共用父接口的 MAC 地址。',
      ja: 'l2モードとl3モードを、それぞれNICとVLANに載せます。ホストの全コンテナーが親インターフェースのMACアドレスを共有します。',
    },
  ),
  sentence('A Docker host as the router', { 'zh-CN': '以 Docker 主机作为路由器', ja: 'Dockerホストをルーターにする' }),
  sentence(
    'docker02 routes between the VLANs and has containers in both: its gateway addresses are on shims, its rules in DOCKER-USER.',
    {
      'zh-CN': 'docker02 在 VLAN 之间路由，并且两边都有容器：网关地址位于 shim 上，规则写在 DOCKER-USER 中。',
      ja: 'docker02がVLAN間をルーティングし、両方にコンテナーを持ちます。ゲートウェイのアドレスはshimに、ルールはDOCKER-USERに置きます。',
    },
  ),
  sentence('A host that reaches its own containers', {
    'zh-CN': '能到达自身容器的主机',
    ja: '自身のコンテナーに到達できるホスト',
  }),
  sentence(
    'docker01 has a shim, a macvlan interface of its own beside its containers; docker02 has none and does not reach its own.',
    {
      'zh-CN': 'docker01 有 shim，即与其容器并列的 macvlan 接口；docker02 没有，因此无法到达自己的容器。',
      ja: 'docker01には、コンテナーと並ぶ自身のmacvlanインターフェースであるshimがあります。docker02にはないため、自身のコンテナーに到達できません。',
    },
  ),
  sentence('Two Docker hosts on one switch', {
    'zh-CN': '同一交换机上的两台 Docker 主机',
    ja: '1台のスイッチにつながる2台のDockerホスト',
  }),
  sentence(
    'A network spans both: containers of docker01 and of docker02 are in one subnet, as if they were machines of their own on that switch.',
    {
      'zh-CN': '一个网络跨越两台主机：docker01 和 docker02 的容器在同一子网中，如同直接接在该交换机上的机器。',
      ja: '1つのネットワークが両方にまたがります。docker01とdocker02のコンテナーは、スイッチに直接つながる機器のように同じサブネットに属します。',
    },
  ),
  sentence('Two VLANs and a router between them', { 'zh-CN': '两个 VLAN 及其间的路由器', ja: '2つのVLANとその間のルーター' }),
  sentence(
    'A Linux machine without Docker has the gateway address of both VLANs, forwards and masquerades: now all containers meet.',
    {
      'zh-CN': '一台没有 Docker 的 Linux 机器持有两个 VLAN 的网关地址，并进行转发和地址伪装：所有容器互通。',
      ja: 'Dockerのない1台のLinuxが両方のVLANのゲートウェイアドレスを持ち、転送とマスカレードを行います。全コンテナーが相互に通信できます。',
    },
  ),
  sentence('Two VLANs across two hosts', { 'zh-CN': '跨两台主机的两个 VLAN', ja: '2台のホストにまたがる2つのVLAN' }),
  sentence(
    'A macvlan network on an 802.1Q sub-interface each: who is in the same VLAN meets across hosts, and 10 and 20 never meet.',
    {
      'zh-CN': '每个 802.1Q 子接口上各有一个 macvlan 网络：同一 VLAN 的容器跨主机互通，10 与 20 之间不通。',
      ja: '802.1Qサブインターフェースごとにmacvlanネットワークが1つ。同じVLANであればホストをまたいで通信でき、10と20の間は通信できません。',
    },
  ),
  sentence("Containers on the hosts' own LAN", { 'zh-CN': '位于主机所在局域网中的容器', ja: 'ホストと同じLANに置くコンテナー' }),
  sentence('One macvlan network on the untagged NIC of two hosts; the hosts themselves need no address there.', {
    'zh-CN': '两台主机的无标签网卡上有一个 macvlan 网络；主机自身在那里不需要地址。',
    ja: '2台のホストのタグなしNICに1つのmacvlanネットワーク。ホスト自身のアドレスは不要です。',
  }),
];
