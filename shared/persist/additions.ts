/** What is added to interfaces of the user's, for the hooks that a manager calls once it has brought one up. */
import { shellQuote } from '../plan/shell-quote.ts';
import type { Duties } from './duties.ts';
import { linkUp, promiscuousOn, putAddress, routeOut } from './ip-commands.ts';

/** Branches of `case INTERFACE in`, for every interface that is the host's and that the dialect can't be told about. */
export function additionCases(duties: Duties): readonly string[] {
  return duties.links.flatMap((duty) => {
    const name = duty.link.name;
    const commands = [
      ...(duty.up ? [linkUp(name)] : []),
      ...(duty.promiscuous ? [promiscuousOn(name)] : []),
      ...duty.addresses.map((address) => putAddress(address, name)),
      ...duty.routes.map((route) => routeOut(route, name)),
    ];
    if (duty.own || duty.native || commands.length === 0) return [];
    return [`  ${shellQuote(name)})`, ...commands.map((command) => `    ${command}`), '    ;;'];
  });
}
