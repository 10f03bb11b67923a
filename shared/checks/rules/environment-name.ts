import { defineRule } from '../rule.ts';

export const environmentName = defineRule({
  code: 'ENVIRONMENT_NAME',
  severity: 'error',
  title: 'An environment variable has a name that cannot be',
  explanation: {
    what: 'The name of an environment variable is empty or has an equals sign in it.',
    why: 'A variable is handed over as NAME=VALUE: Docker refuses one without a name ("invalid environment variable"), and of A=B it takes A for the name and B for the beginning of the value.',
    how: 'Write the name by itself, and the value after the colon.',
  },
  *find({ topology }) {
    for (const { key, environment } of topology.containers.values()) {
      for (const [name, value] of Object.entries(environment)) {
        if (name !== '' && !name.includes('=')) continue;
        const path = ['containers', key, 'environment', name];
        const [first = '', ...rest] = name.split('=');
        const written = [...rest, value].join('=');
        yield {
          message:
            name === ''
              ? `An environment variable of ${key} has no name.`
              : `The environment variable ${name} of ${key} has an equals sign in its name.`,
          hint: first === '' ? 'Give it a name.' : `Write ${first}: ${written}.`,
          path,
          objects: [{ kind: 'container', name: key }],
          ...(first !== '' && !(first in environment)
            ? {
                fix: {
                  label: `Write ${first}: ${written}`,
                  changes: [
                    { path, value: undefined },
                    { path: [...path.slice(0, -1), first], value: written },
                  ],
                },
              }
            : {}),
        };
      }
    }
  },
});
