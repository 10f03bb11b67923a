/** Marks of ownership (DESIGN.md, "Own only what is yours"): what carries none of these is never changed or removed. */

/** Name of the topology that a Docker object belongs to. */
export const TOPOLOGY_LABEL = 'io.vlanvas.topology';
/** Key of the object in the file. */
export const OBJECT_LABEL = 'io.vlanvas.object';
/** What was asked for when the container was made, as canonical JSON: the daemon mixes it with the image's defaults. */
export const SPEC_LABEL = 'io.vlanvas.spec';

export function ownershipLabels(topology: string, object: string): Readonly<Record<string, string>> {
  return { [TOPOLOGY_LABEL]: topology, [OBJECT_LABEL]: object };
}

/** Whether a Docker object was made for this topology. */
export function isOwned(object: { readonly labels: Readonly<Record<string, string>> }, topology: string): boolean {
  return object.labels[TOPOLOGY_LABEL] === topology;
}

/** Whether a Docker object was made by Vlanvas, for this topology or another. */
export function isOurs(object: { readonly labels: Readonly<Record<string, string>> }): boolean {
  return object.labels[TOPOLOGY_LABEL] !== undefined;
}

/**
 * What was changed on a NIC that is not ours is remembered in its interface alias, which lives exactly as long as the
 * change itself: both are gone after a reboot. `io.vlanvas/lab=promisc,192.168.50.11/24` says that the topology `lab`
 * turned promiscuous mode on and added an address. Several topologies are separated by spaces; any other word is foreign
 * and kept.
 */
export interface NicMark {
  readonly up: boolean;
  readonly promiscuous: boolean;
  readonly addresses: readonly string[];
}

const MARK = 'io.vlanvas/';
/** IFALIASZ of the Linux kernel is 256 with the ending zero. */
export const ALIAS_LIMIT = 255;

export function readMark(alias: string | undefined, topology: string): NicMark | undefined {
  const prefix = `${MARK}${topology}=`;
  const word = (alias ?? '').split(' ').find((candidate) => candidate.startsWith(prefix));
  if (word === undefined) return undefined;
  const parts = word
    .slice(prefix.length)
    .split(',')
    .filter((part) => part !== '');
  return {
    up: parts.includes('up'),
    promiscuous: parts.includes('promisc'),
    addresses: parts.filter((part) => part.includes('/')),
  };
}

/** Topologies that have a mark in the alias. */
export function markedTopologies(alias: string | undefined): readonly string[] {
  return (alias ?? '')
    .split(' ')
    .filter((word) => word.startsWith(MARK))
    .map((word) => word.slice(MARK.length, word.indexOf('=')));
}

/** The alias with this topology's mark replaced; an undefined or empty mark takes it out. */
export function writeMark(alias: string | undefined, topology: string, mark: NicMark | undefined): string {
  const prefix = `${MARK}${topology}=`;
  const words = (alias ?? '').split(' ').filter((word) => word !== '' && !word.startsWith(prefix));
  const parts = mark ? [...(mark.up ? ['up'] : []), ...(mark.promiscuous ? ['promisc'] : []), ...mark.addresses] : [];
  if (parts.length > 0) words.push(prefix + parts.join(','));
  return words.join(' ');
}
