/** From what a host says about itself to the dialect that its network is written in. Pure. */
import type { Dialect, HostDialect, InterfaceFile } from '../../shared/persist/dialect.ts';
import type { DialectFacts, LinkFile } from './facts.ts';

/** Where two have as many interfaces: what writes for another comes before what it writes for. */
const ORDER = ['netplan', 'networkd', 'networkmanager', 'ifcfg', 'ifupdown'] as const;
const NAMES: Readonly<Record<Dialect, string>> = {
  netplan: 'netplan',
  networkd: 'systemd-networkd',
  networkmanager: 'NetworkManager',
  ifcfg: 'ifcfg files',
  ifupdown: 'ifupdown',
  unit: 'a systemd unit of Vlanvas',
};

export function decideDialect(facts: DialectFacts): HostDialect {
  if (!facts.systemd) return { dialect: null, files: [], reason: 'systemd does not run there' };
  const files = facts.links.flatMap(({ name }) => fileOf(facts, name));
  const nics = facts.links.filter(({ physical }) => physical).map(({ name }) => name);
  const counted = (wanted: Dialect) => files.filter(({ link, dialect }) => dialect === wanted && nics.includes(link));
  const best = [...ORDER].sort((a, b) => counted(b).length - counted(a).length)[0];
  if (best === undefined || counted(best).length === 0) return { ...byService(facts), files };
  const names = counted(best)
    .map(({ link }) => link)
    .join(', ');
  const reason = `${NAMES[best]} configures ${names}`;
  if (best === 'ifupdown' && !facts.sourcesFolder) {
    return { dialect: 'unit', files, reason: `${reason}, and /etc/network/interfaces does not read interfaces.d` };
  }
  if (best === 'ifcfg' && facts.active.includes('NetworkManager')) {
    return { dialect: 'ifcfg', renderer: 'networkmanager', files, reason: `${reason} through NetworkManager` };
  }
  if (best !== 'netplan') return { dialect: best, files, reason };
  const rendered = counted('netplan').some(({ path }) => path.startsWith('/run/NetworkManager/'));
  if (rendered) return { dialect: 'netplan', renderer: 'networkmanager', files, reason: `${reason} through NetworkManager` };
  // An entry such as `match: {name: en*}` would take our links as well, before any entry of ours.
  if (counted('netplan').some(({ shared }) => shared)) {
    return {
      dialect: 'networkd',
      files,
      reason: `${reason} by one entry for several, so links are written for systemd-networkd`,
    };
  }
  return { dialect: 'netplan', renderer: 'networkd', files, reason: `${reason} through systemd-networkd` };
}

/** No interface has a file: what runs counts. */
function byService({ active, sourcesFolder }: DialectFacts): { dialect: Dialect; reason: string } {
  const running = (service: string, dialect: Dialect) => ({
    dialect,
    reason: `${service} runs, and configures no interface yet`,
  });
  if (active.includes('systemd-networkd')) return running('systemd-networkd', 'networkd');
  if (active.includes('NetworkManager')) return running('NetworkManager', 'networkmanager');
  if (active.includes('networking') && sourcesFolder) return running('networking.service', 'ifupdown');
  if (active.includes('network')) return running('network.service', 'ifcfg');
  return { dialect: 'unit', reason: 'nothing that Vlanvas knows configures its interfaces' };
}

/** The file that configures one interface; the manager that runs and claims it comes before files that merely name it. */
function fileOf(facts: DialectFacts, link: string): readonly InterfaceFile[] {
  const find = (files: readonly LinkFile[]) => files.find((file) => file.link === link)?.path;
  const network = facts.active.includes('systemd-networkd') ? find(facts.networkd) : undefined;
  if (network !== undefined) {
    const shared = facts.networkd.filter(({ path }) => path === network).length > 1;
    const generated = /^\/run\/systemd\/network\/10-netplan-(.+)\.network$/.exec(network)?.[1];
    if (generated === undefined) return [{ link, path: network, dialect: 'networkd', shared }];
    return netplanFile(facts, { link, path: network }, generated, shared);
  }
  const profile = facts.active.includes('NetworkManager') ? find(facts.profiles) : undefined;
  if (profile !== undefined) return profileFile(facts, link, profile);
  const stanza = facts.active.includes('networking') ? find(facts.stanzas) : undefined;
  if (stanza !== undefined) return [{ link, path: stanza, dialect: 'ifupdown', shared: false }];
  const ifcfg = facts.active.includes('network') ? find(facts.ifcfg) : undefined;
  return ifcfg === undefined ? [] : [{ link, path: ifcfg, dialect: 'ifcfg', shared: false }];
}

function profileFile(facts: DialectFacts, link: string, path: string): readonly InterfaceFile[] {
  if (path.startsWith('/etc/sysconfig/network-scripts/')) return [{ link, path, dialect: 'ifcfg', shared: false }];
  const generated = /\/netplan-(.+)\.nmconnection$/.exec(path)?.[1];
  // `netplan-NM-UUID` is NetworkManager's own profile, which it keeps in netplan's folder (Ubuntu 23.10 and newer).
  if (generated === undefined || generated.startsWith('NM-')) return [{ link, path, dialect: 'networkmanager', shared: false }];
  return netplanFile(facts, { link, path }, generated, facts.profiles.filter((profile) => profile.path === path).length > 1);
}

/** What netplan generated; nothing where only a file of ours has the entry. */
function netplanFile(facts: DialectFacts, file: LinkFile, id: string, shared: boolean): readonly InterfaceFile[] {
  const entry = facts.netplan.find((candidate) => candidate.id === id);
  return entry ? [{ ...file, dialect: 'netplan', id, shared: shared || entry.pattern }] : [];
}
