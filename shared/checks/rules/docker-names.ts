import { defineRule } from '../rule.ts';

/** HOST_NAME_MAX of Linux. */
const MOST_LETTERS = 64;

export const containerName = defineRule({
  code: 'CONTAINER_NAME',
  severity: 'error',
  title: 'Docker refuses the name of a container',
  explanation: {
    what: 'The name of a container has one letter, or more than 64.',
    why:
      'Docker takes names that match [a-zA-Z0-9][a-zA-Z0-9_.-]+, which is two characters at least, and says of any other: ' +
      '"Invalid container name (a), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed". The name is the host name in the container too, and the ' +
      'kernel takes 64 characters of that (HOST_NAME_MAX): with more, the container does not start, "sethostname: invalid argument".',
    how: 'Give the container another key, or a `name` of its own for the host.',
  },
  *find({ topology, containersByHost }) {
    for (const container of topology.containers.values()) {
      if (container.name.length > MOST_LETTERS) {
        const better = container.name.slice(0, MOST_LETTERS);
        const isNamed = container.name !== container.key;
        yield {
          message: `The name ${container.name.slice(0, 20)}… has ${container.name.length} characters: it is the host name in the container too, and the kernel takes ${MOST_LETTERS} of that.`,
          hint: `Give it a name of at most ${MOST_LETTERS} characters.`,
          path: ['containers', container.key, ...(isNamed ? ['name'] : [])],
          objects: [{ kind: 'container', name: container.key }],
          fix: {
            label: `Cut its name to ${MOST_LETTERS} characters`,
            changes: [{ path: ['containers', container.key, 'name'], value: better }],
          },
        };
        continue;
      }
      if (container.name.length > 1) continue;
      const taken = new Set((containersByHost.get(container.host) ?? []).map(({ name }) => name));
      let number = 1;
      while (taken.has(`${container.name}${number}`)) number += 1;
      const better = `${container.name}${number}`;
      const isNamed = container.name !== container.key;
      yield {
        message: `Docker refuses the name ${container.name}: "Invalid container name (${container.name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed" asks for two characters at least.`,
        hint: `Call it ${better}, or as you like, with two characters or more.`,
        path: ['containers', container.key, ...(isNamed ? ['name'] : [])],
        objects: [{ kind: 'container', name: container.key }],
        fix: {
          label: `Call it ${better} on ${container.host}`,
          changes: [{ path: ['containers', container.key, 'name'], value: better }],
        },
      };
    }
  },
});

/** Networks that every daemon has (moby, runconfig.IsPreDefinedNetwork). */
const PREDEFINED: readonly string[] = ['bridge', 'host', 'none', 'default'];

export const networkName = defineRule({
  code: 'NETWORK_NAME',
  severity: 'error',
  title: 'A network has a name that Docker keeps for itself',
  explanation: {
    what: 'A network is called bridge, host, none or default.',
    why: 'Every Docker daemon has networks of these names and refuses to make another: "operation is not permitted on predefined bridge network".',
    how: 'Give the network another name.',
  },
  *find({ topology }) {
    for (const { name } of topology.networks.values()) {
      if (!PREDEFINED.includes(name)) continue;
      yield {
        message: `Docker refuses the network ${name}: "operation is not permitted on predefined ${name} network".`,
        hint: `Call it otherwise, as in my-${name}.`,
        path: ['networks', name],
        objects: [{ kind: 'network', name }],
      };
    }
  },
});
