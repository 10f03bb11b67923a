import { defineRule } from '../rule.ts';

/** Flags of `docker network create` that are no driver options: Docker passes them to the driver, which does not know them. */
const SWARM: readonly string[] = ['config-from', 'config-only', 'scope', 'attachable', 'ingress'];
const KEYS: Readonly<Record<string, string>> = {
  subnet: 'subnets',
  gateway: 'subnets',
  'ip-range': 'subnets',
  'aux-address': 'subnets',
  internal: 'internal',
  driver: 'driver',
};

export const configNetwork = defineRule({
  code: 'CONFIG_NETWORK',
  severity: 'warning',
  title: 'A flag of docker network create stands among the driver options',
  explanation: {
    what: 'Under `options` of a network stands config-from, config-only, scope or another flag of `docker network create`, which is no option of a driver.',
    why:
      'Docker hands options to the driver, which passes over what it does not know, so the flag does nothing. Configuration networks are how swarm spreads a macvlan network over hosts; ' +
      'made without the driver they silently become bridges, and their settings are lost when a node restarts. Vlanvas makes a network of the same name with the settings of each host instead.',
    how: 'Leave the flag out: `parents` names the interface of every host, `subnets` the addresses.',
  },
  *find({ topology }) {
    for (const { name, options } of topology.networks.values()) {
      for (const option of Object.keys(options)) {
        const key = KEYS[option];
        if (key === undefined && !SWARM.includes(option)) continue;
        const path = ['networks', name, 'options', option];
        yield {
          message: `${option} of ${name} is a flag of docker network create and no option of a driver: it would do nothing.`,
          hint:
            key === undefined
              ? 'Leave it out: a network spans all hosts of its parents.'
              : `Write ${key} of the network in its place.`,
          path,
          objects: [{ kind: 'network', name }],
          fix: { label: `Leave out ${option}`, changes: [{ path, value: undefined }] },
        };
      }
    }
  },
});
