/** The services, typed by the contract. The rest of the renderer does not know which door they come through. */
import { createORPCClient, type ClientContext, type ClientLink } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/contract/contract.ts';
import { openDesktopLink } from './desktop-door.ts';
import type { DoorState } from './door-state.ts';
import { openWebLink, webDoorAddress } from './web-door.ts';

export type Client = ContractRouterClient<Contract>;

export function createClient(target: Window, onState: (state: DoorState) => void): Client {
  return createORPCClient(openLink(target, onState));
}

function openLink(target: Window, onState: (state: DoorState) => void): ClientLink<ClientContext> {
  const bridge = target.vlanvas;
  if (!bridge) return openBrowserLink(target, onState);
  const link = openDesktopLink(bridge, target);
  void link.then(() => onState('open'));
  return {
    async call(path, input, options) {
      return (await link).call(path, input, options);
    },
  };
}

/**
 * Pages of one address share the session: after a new start, whichever is opened with the new address brings it to all, and tells
 * them that it did.
 */
function openBrowserLink(target: Window, onState: (state: DoorState) => void): ClientLink<ClientContext> {
  const pages = new BroadcastChannel('vlanvas-door');
  const told = (state: DoorState): void => {
    if (state === 'open') pages.postMessage('open');
    onState(state);
  };
  return openWebLink(webDoorAddress(target.location), told, {
    ask: () =>
      target
        .fetch('/', { method: 'HEAD', cache: 'no-store' })
        .then(({ status }) => status)
        .catch(() => null),
    onRetry: (retry) => pages.addEventListener('message', retry),
  });
}
