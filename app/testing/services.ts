/** Services that do nothing, for tests of a door; each test replaces what it looks at. */
import type { Services } from '../../main/services/services.ts';

export function idleServices(own: Partial<Services> = {}): Services {
  const refuse = () => {
    throw new Error('this test did not expect the call');
  };
  return {
    info: () => Promise.resolve({ version: '0.0.0', door: 'web', platform: 'linux', file: null, folder: '/', command: null }),
    open: refuse,
    save: refuse,
    watchFile: refuse,
    recovery: {
      open: () => () => undefined,
      keep: () => Promise.resolve(),
      found: () => Promise.resolve([]),
      drop: () => Promise.resolve(),
    },
    examples: () => Promise.resolve([]),
    recent: () => Promise.resolve([]),
    observe: refuse,
    check: refuse,
    aliases: () => Promise.resolve([]),
    trust: refuse,
    forgetSecrets: () => Promise.resolve(),
    plan: refuse,
    apply: refuse,
    destroy: refuse,
    measure: refuse,
    locate: refuse,
    captureViewer: () => Promise.resolve({ available: false }),
    openCapture: refuse,
    follow: refuse,
    actOnContainer: refuse,
    openConsole: refuse,
    writeConsole: refuse,
    resizeConsole: refuse,
    consoleTaken: refuse,
    labStatus: refuse,
    labUp: refuse,
    labDown: refuse,
    close: () => Promise.resolve(),
    ...own,
  };
}
