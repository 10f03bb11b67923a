/** The addresses of a container in a network: those that the file fixes, and where it leaves one out what the planner chose. */
import type { AddressPlan } from '../../shared/address/planner.ts';
import type { ContainerDocument, NetworkDocument, TopologyDocument } from '../../shared/topology/document.ts';

export type AddressFamily = 'ipv4' | 'ipv6';
const FAMILIES = ['ipv4', 'ipv6'] as const satisfies readonly AddressFamily[];

export interface AttachedAddress {
  readonly family: AddressFamily;
  readonly text: string;
  /** Nobody wrote it. */
  readonly isPlanned: boolean;
}

/** What the planner chose, as far as containers go. */
interface Addresses {
  readonly addresses: Pick<AddressPlan, 'attachments'>;
}

type Attachment = NonNullable<ContainerDocument['networks']>[string];

export function plannedAddress(
  compiled: Addresses | null,
  network: string,
  container: string,
  family: AddressFamily,
): string | undefined {
  return compiled?.addresses.attachments.get(`${network}/${container}`)?.[family];
}

/** The families that a container has an address of: those of the subnets, and what is written all the same. IPv4 where nothing is. */
export function familiesOf(network: NetworkDocument | undefined, at: Attachment | undefined): readonly AddressFamily[] {
  const families = FAMILIES.filter(
    (family) =>
      at?.[family] !== undefined ||
      network?.subnets?.some(({ subnet }) => (subnet.includes(':') ? 'ipv6' : 'ipv4') === family) === true,
  );
  return families.length > 0 ? families : ['ipv4'];
}

/** Those that are known, IPv4 first. */
export function attachedAddresses(
  document: TopologyDocument,
  compiled: Addresses | null,
  network: string,
  container: string,
): readonly AttachedAddress[] {
  const at = document.containers?.[container]?.networks?.[network];
  return FAMILIES.flatMap((family): AttachedAddress[] => {
    const text = at?.[family] ?? plannedAddress(compiled, network, container, family);
    return text === undefined ? [] : [{ family, text, isPlanned: at?.[family] === undefined }];
  });
}
