import { groupBy } from '../context.ts';
import { defineRule } from '../rule.ts';

export const duplicateContainerName = defineRule({
  code: 'DUPLICATE_CONTAINER_NAME',
  severity: 'error',
  title: 'Two containers of one host have the same name',
  explanation: {
    what: 'Two entries under `containers` are on the same host and have the same `name`.',
    why: 'A Docker daemon has one container of a name. The key of the entry is the name where none is given.',
    how: 'Give one of them another `name`, or leave `name` out.',
  },
  *find({ containersByHost }) {
    for (const [host, containers] of containersByHost) {
      for (const [name, [first, ...others]] of groupBy(containers, (container) => [container.name])) {
        for (const other of others) {
          const renamed = other.key !== name;
          yield {
            message: `${first?.key ?? ''} and ${other.key} are both called ${name} on ${host}.`,
            hint: 'Give one of them another name.',
            path: renamed ? ['containers', other.key, 'name'] : ['containers', other.key],
            objects: [first?.key ?? '', other.key].map((key) => ({ kind: 'container', name: key })),
            data: { name, host },
            ...(renamed && !containers.some((container) => container.name === other.key)
              ? {
                  fix: {
                    label: `Call it ${other.key}`,
                    changes: [{ path: ['containers', other.key, 'name'], value: undefined }],
                  },
                }
              : {}),
          };
        }
      }
    }
  },
});
