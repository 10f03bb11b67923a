/** What the command palette finds: things of the design by name or address, and actions. */
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { isEnabled, isOffered, labelOf, perform } from '../actions/action.ts';
import { ACTIONS } from '../actions/registry.ts';
import { drawnNetworks } from '../canvas/layout/drawing.ts';
import { sshText } from '../canvas/layout/host-line.ts';
import type { Translate } from '../locales/index.ts';
import { objectId, type ObjectId } from '../store/object-id.ts';
import { shimAddressesOf, shimsOn } from '../store/shims.ts';
import type { Workbench } from '../store/workbench.ts';
import type { Planned } from '../worker/analyst.ts';
import { containerAddresses, interfaceWords, networkAddresses } from './find-addresses.ts';

export interface Entry {
  readonly key: string;
  readonly kind: string;
  readonly label: string;
  readonly detail?: string;
  readonly keys?: string;
  readonly run: () => void;
}

const LIMIT = 60;

export function listEntries(
  bench: Workbench,
  document: TopologyDocument | null,
  compiled: Planned | null,
  t: Translate,
): readonly Entry[] {
  const thing = (id: ObjectId, kind: string, label: string, detail: string): Entry => ({
    key: id,
    kind,
    label,
    ...(detail !== '' && { detail }),
    run: () => {
      bench.view.getState().select([id]);
      bench.view.getState().revealObjects([id]);
    },
  });
  const hosts = Object.entries(document?.hosts ?? {});
  const vlans = new Map(document ? drawnNetworks(document).map((drawn) => [drawn.name, drawn.vlan]) : []);
  const things = [
    ...Object.keys(document?.containers ?? {}).map((key) =>
      thing(
        objectId('container', key),
        t('inspector.kind.container'),
        key,
        document ? containerAddresses(document, compiled, key).join(' ') : '',
      ),
    ),
    ...hosts.map(([name, host]) => thing(objectId('host', name), t('inspector.kind.host'), name, sshText(host.ssh))),
    ...hosts.flatMap(([name, host]) =>
      Object.entries({ ...host.bonds, ...host.interfaces }).map(([nic, found]) =>
        thing(
          objectId('interface', `${name}/${nic}`),
          t('inspector.kind.nic'),
          `${name} ${nic}`,
          interfaceWords(found).join(' '),
        ),
      ),
    ),
    ...hosts.flatMap(([name]) =>
      (document ? shimsOn(document, name) : []).map((shim) =>
        thing(
          objectId('uplink', `${shim.network}/${name}`),
          t('kind.shim'),
          `${name} ${shim.name}`,
          shimAddressesOf(shim, compiled).join(' '),
        ),
      ),
    ),
    ...Object.entries(document?.networks ?? {}).map(([name, network]) =>
      thing(
        objectId('network', name),
        t('inspector.kind.network'),
        name,
        [
          vlans.get(name) === null || vlans.get(name) === undefined ? '' : `VLAN ${vlans.get(name) ?? ''}`,
          ...networkAddresses(network),
        ]
          .join(' ')
          .trim(),
      ),
    ),
    ...Object.keys(document?.segments ?? {}).map((name) =>
      thing(objectId('segment', name), t('inspector.kind.segment'), name, ''),
    ),
  ];
  const actions = ACTIONS.filter((action) => action.id !== 'view.commands' && isOffered(action) && isEnabled(action, bench)).map(
    (action): Entry => ({
      key: action.id,
      kind: t('commands.action'),
      label: labelOf(action, bench, t),
      ...(action.keys?.[0] !== undefined && { keys: action.keys[0] }),
      run: () => perform(action, bench),
    }),
  );
  return [...actions, ...things];
}

/** Entries that have every word of the query, those that begin with it first. */
export function findEntries(entries: readonly Entry[], query: string): readonly Entry[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const score = (entry: Entry): number => {
    const label = entry.label.toLowerCase();
    const all = `${label} ${entry.detail?.toLowerCase() ?? ''} ${entry.kind.toLowerCase()}`;
    if (!words.every((word) => all.includes(word))) return -1;
    return words.some((word) => label.startsWith(word)) ? 2 : words.some((word) => label.includes(word)) ? 1 : 0;
  };
  return entries
    .map((entry) => ({ entry, score: score(entry) }))
    .filter((found) => found.score >= 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, LIMIT)
    .map((found) => found.entry);
}
