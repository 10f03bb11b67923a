/** The things of a design as the search finds them: each by its name, and by its addresses, VLANs, VNI and MACs. */
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { drawnNetworks } from '../canvas/layout/drawing.ts';
import { sshText } from '../canvas/layout/host-line.ts';
import { expectationSentence } from '../canvas/lines/expectation-facts.ts';
import type { Translate } from '../locales/index.ts';
import { endId, expectationIds } from '../store/edits/expect.ts';
import { objectId, type ObjectId } from '../store/object-id.ts';
import { shimAddressesOf, shimsOn } from '../store/shims.ts';
import type { Planned } from '../worker/analyst.ts';
import { bondWords, containerWords, interfaceWords, networkWords, segmentWords, sourceWords, tunnelWords } from './find-words.ts';

export interface FoundThing {
  readonly key: string;
  readonly kind: string;
  readonly label: string;
  readonly detail: string;
  /** What is selected then; null: it is not drawn, the design as a whole has it. */
  readonly id: ObjectId | null;
  /** What is brought into sight. */
  readonly shows: readonly ObjectId[];
}

export function listThings(document: TopologyDocument, compiled: Planned | null, t: Translate): readonly FoundThing[] {
  const thing = (id: ObjectId, kind: string, label: string, words: readonly string[]): FoundThing => ({
    key: id,
    kind,
    label,
    detail: words.join(' '),
    id,
    shows: [id],
  });
  const source = (kind: string, label: string, words: readonly string[]): FoundThing => ({
    key: `${kind} ${label}`,
    kind,
    label,
    detail: words.join(' '),
    id: null,
    shows: [],
  });
  const hosts = Object.entries(document.hosts ?? {});
  const vlans = new Map(drawnNetworks(document).map(({ name, vlan }) => [name, vlan]));
  const expectations = document.expect ?? [];
  const ids = expectationIds(expectations);
  return [
    ...Object.entries(document.containers ?? {}).map(([key, container]) =>
      thing(objectId('container', key), t('inspector.kind.container'), key, [
        ...(container.name === undefined ? [] : [container.name]),
        ...containerWords(document, compiled, key),
      ]),
    ),
    ...hosts.map(([name, host]) => thing(objectId('host', name), t('inspector.kind.host'), name, [sshText(host.ssh)])),
    ...hosts.flatMap(([name, host]) => [
      ...Object.entries(host.bonds ?? {}).map(([bond, found]) =>
        thing(objectId('interface', `${name}/${bond}`), t('inspector.kind.bond'), `${name} ${bond}`, bondWords(found)),
      ),
      ...Object.entries(host.interfaces ?? {}).map(([nic, found]) =>
        thing(objectId('interface', `${name}/${nic}`), t('inspector.kind.nic'), `${name} ${nic}`, interfaceWords(found)),
      ),
      ...shimsOn(document, name).map((shim) =>
        thing(
          objectId('uplink', `${shim.network}/${name}`),
          t('kind.shim'),
          `${name} ${shim.name}`,
          shimAddressesOf(shim, compiled),
        ),
      ),
    ]),
    ...Object.entries(document.networks ?? {}).map(([name, network]) =>
      thing(objectId('network', name), t('inspector.kind.network'), name, networkWords(network, vlans.get(name) ?? null)),
    ),
    ...Object.entries(document.segments ?? {}).map(([name, segment]) =>
      thing(objectId('segment', name), t('inspector.kind.segment'), name, segmentWords(segment)),
    ),
    ...Object.entries(document.tunnels ?? {}).map(([name, tunnel]) =>
      thing(objectId('tunnel', name), t('inspector.kind.tunnel'), name, tunnelWords(tunnel)),
    ),
    ...expectations.map((expectation, index) => ({
      ...thing(ids[index] ?? objectId('expectation', ''), t('expect.button'), expectationSentence(t, expectation), []),
      shows: [expectation.from, expectation.to].flatMap((end) => endId(document, end) ?? []),
    })),
    ...Object.entries(document.images ?? {}).map(([name, image]) => source(t('kind.image'), name, sourceWords(image))),
    ...Object.entries(document.registries ?? {}).map(([name, { host, port, image }]) =>
      source(t('registry.button'), name, sourceWords({ host, port: port?.toString(), image })),
    ),
  ];
}
