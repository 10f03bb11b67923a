/**
 * Starts a worker of ours under the page's policy, which takes no plain text for the address of a script: the addresses that the
 * build knows are vouched for here, and no others.
 */
interface ScriptPolicy {
  createScriptURL(address: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): ScriptPolicy;
}

declare global {
  interface Window {
    /** Chromium's; TypeScript has no types for it. */
    readonly trustedTypes?: PolicyFactory;
  }
}

/** `address`: what an import with `?worker&url` gives. */
export function startWorker(target: Window, address: string, name: string): Worker {
  const vouch = (text: string): string => {
    if (new URL(text, target.location.href).origin !== target.location.origin)
      throw new TypeError(`not a script of ours: ${text}`);
    return text;
  };
  const policy = target.trustedTypes?.createPolicy(`vlanvas-${name}`, { createScriptURL: vouch });
  return new Worker(policy ? policy.createScriptURL(address) : vouch(address), { type: 'module', name });
}
