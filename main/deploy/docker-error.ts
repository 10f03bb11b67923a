/** What the Docker daemon says when it refuses, turned into what a person can act on. The daemon's own words are kept. */
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { Step } from '../../shared/plan/plan.ts';

interface Translation {
  readonly pattern: RegExp;
  readonly code: string;
  readonly hint: string;
}

/** Seen with engines 20.10 to 28; the first that matches wins. */
const TRANSLATIONS: readonly Translation[] = [
  {
    pattern: /address already in use/i,
    code: 'ADDRESS_IN_USE',
    hint: 'Another container of this daemon has the address: give this one another, or remove the other.',
  },
  {
    pattern: /pool overlaps with other one/i,
    code: 'SUBNET_IN_USE',
    hint: 'A network of this daemon overlaps the subnet: give this network another, or remove that one.',
  },
  {
    pattern: /already using parent interface/i,
    code: 'PARENT_IN_USE',
    hint: 'Docker before 27.0.1 allows one macvlan network on a parent: use another parent, or remove the other network.',
  },
  {
    pattern: /invalid subinterface vlan name|not found in the host|Link not found|no such (network )?interface/i,
    code: 'PARENT_MISSING',
    hint: 'The parent interface is not there: look at the NICs of the host.',
  },
  { pattern: /no such image/i, code: 'IMAGE_NOT_FOUND', hint: 'Pull or load the image on the host, or name one that is there.' },
  {
    pattern: /container name .* already in use|network with name .* already exists/i,
    code: 'IN_THE_WAY',
    hint: 'Something else made an object of this name meanwhile: plan again.',
  },
  {
    pattern: /has active endpoints/i,
    code: 'IN_THE_WAY',
    hint: 'A container that is not of this design is connected to the network: disconnect it first.',
  },
  {
    pattern: /permission denied/i,
    code: 'DOCKER_PERMISSION',
    hint: 'The user may not use the Docker socket: add it to the group docker, or log in as root.',
  },
];

/** The daemon's message without the wrapping of HTTP and of dockerode. */
export function daemonMessage(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'json' in error) {
    const { json } = error;
    if (typeof json === 'object' && json !== null && 'message' in json && typeof json.message === 'string') return json.message;
  }
  return error instanceof Error ? error.message : String(error);
}

/** The error of a step, with host, object and the daemon's words. A VlanvasError passes as it is. */
export function stepError(error: unknown, step: Step): VlanvasError {
  if (error instanceof VlanvasError) return error;
  const words = daemonMessage(error);
  const known = TRANSLATIONS.find(({ pattern }) => pattern.test(words));
  return new VlanvasError(
    'host',
    {
      code: known?.code ?? 'STEP_FAILED',
      message: `${step.host} could not ${step.words}: ${words}`,
      hint: known?.hint ?? `Try it by hand on ${step.host}: ${step.command}`,
      place: { host: step.host, object: `${step.object.kind} ${step.object.name}` },
      objects: [step.object],
    },
    { cause: error },
  );
}
