import { unknownName } from '../names.ts';
import { defineRule } from '../rule.ts';

export const unknownEndpoint = defineRule({
  code: 'UNKNOWN_ENDPOINT',
  severity: 'error',
  title: 'An endpoint is named that the file does not have',
  explanation: {
    what: 'A line of `expect`, or a command, names something that is neither a container, a network nor a host of the file, nor `any`.',
    why: 'An expectation about something that is not there would never be looked at, and so would seem to hold.',
    how: 'Correct the name. A host is written by its name, or as `host:NAME` where a container is called the same.',
  },
  *find({ topology }) {
    const known = ['any', ...topology.containers.keys(), ...topology.networks.keys(), ...topology.hosts.keys()];
    const names = new Set([...known, ...[...topology.hosts.keys()].map((host) => `host:${host}`)]);
    for (const [index, expectation] of topology.expectations.entries()) {
      for (const end of ['from', 'to'] as const) {
        const name = expectation[end];
        if (names.has(name)) continue;
        yield unknownName({
          message: `Line ${index + 1} of expect names ${name}, which is neither a container, a network nor a host of the file`,
          name,
          known,
          path: ['expect', index, end],
          objects: [{ kind: 'expectation', name: String(index) }],
          otherwise: 'Use the name of a container, a network or a host, or any.',
        });
      }
    }
  },
});
