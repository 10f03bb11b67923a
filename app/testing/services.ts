/** Services that do nothing, for tests of a door; each test replaces what it looks at. */
import type { Services } from '../../main/services/services.ts';

export function idleServices(own: Partial<Services> = {}): Services {
  const refuse = () => {
    throw new Error('this test did not expect the call');
  };
  return {
    info: () => Promise.resolve({ version: '0.0.0', door: 'web', platform: 'linux', file: null, folder: '/' }),
    open: refuse,
    save: refuse,
    examples: () => Promise.resolve([]),
    recent: () => Promise.resolve([]),
    observe: refuse,
    trust: refuse,
    plan: refuse,
    apply: refuse,
    destroy: refuse,
    measure: refuse,
    labStatus: refuse,
    labUp: refuse,
    labDown: refuse,
    close: () => Promise.resolve(),
    ...own,
  };
}
