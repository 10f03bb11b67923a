import { defineRule } from '../rule.ts';

/** Where the engines that own no NIC of the machine keep their sockets. */
const SOCKETS: readonly (readonly [RegExp, string])[] = [
  [/^\/run\/user\/\d+\//, 'a rootless Docker, which has a network namespace of its own'],
  [/\/\.docker\/(?:desktop|run)\/|^\/mnt\/wsl\//, 'Docker Desktop, which runs in a virtual machine'],
  [/\/\.(?:colima|orbstack|rd|lima)\//, 'an engine in a virtual machine of its own'],
];

export const engineWithoutNic = defineRule({
  code: 'ENGINE_WITHOUT_NIC',
  severity: 'warning',
  title: 'A Docker that owns no NIC is to put containers on one',
  explanation: {
    what: 'A macvlan or ipvlan network is on a host whose Docker socket is that of a rootless engine, of Docker Desktop or of another engine in a virtual machine.',
    why:
      'macvlan and ipvlan hang containers on a NIC of the machine. On macOS, Windows and WSL 2 the engine lives in a virtual machine and sees the NIC of that one alone; a rootless engine ' +
      'sees none. The network is made there, or refused, and nothing of the LAN is ever reached.',
    how: 'Take an engine that runs on Linux as root, on the machine itself or in a virtual machine that is bridged to the LAN, or a bridge network.',
  },
  *find({ topology, places }) {
    for (const { network, host, parent } of places) {
      const docker = topology.hosts.get(host)?.docker;
      if (parent === undefined || docker?.via !== 'unix') continue;
      const what = SOCKETS.find(([pattern]) => pattern.test(docker.path))?.[1];
      if (what === undefined) continue;
      yield {
        message: `${docker.path} of ${host} is the socket of ${what}: containers of ${network.name} reach nobody on the LAN there.`,
        hint: 'Use the engine of a Linux machine, or put the network on another host.',
        path: ['hosts', host, 'docker'],
        objects: [
          { kind: 'host', name: host },
          { kind: 'network', name: network.name },
        ],
      };
    }
  },
});
