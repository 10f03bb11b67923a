/** Connecting without a pointer: what the selected thing can be connected with. */
import { connectObjects } from '../../canvas/gestures/use-connecting.ts';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import type { Translate } from '../../locales/index.ts';
import { connectionBetween } from '../../store/edits/connect.ts';
import { useDesign, useT, useView, useWorkbench } from '../../store/hooks.ts';
import { objectId, splitObjectId, type ObjectId } from '../../store/object-id.ts';
import type { Workbench } from '../../store/workbench.ts';
import type { Entry } from '../command-entries.ts';
import { Finder } from '../finder.tsx';

export function ConnectDialog() {
  const t = useT();
  const bench = useWorkbench();
  const document = useDesign((design) => design.document);
  const selection = useView((view) => view.selection);
  if (!document) return null;
  const names = selection.map((id) => splitObjectId(id)?.name ?? id).join(', ');
  return (
    <Finder
      label={t('connect.title', { name: names })}
      placeholder={t('connect.title', { name: names })}
      entries={targetsOf(bench, document, selection, t)}
    />
  );
}

function targetsOf(bench: Workbench, document: TopologyDocument, selection: readonly string[], t: Translate): readonly Entry[] {
  const targets: readonly (readonly [ObjectId, string, string])[] = [
    ...Object.keys(document.networks ?? {}).map(
      (name) => [objectId('network', name), t('inspector.kind.network'), name] as const,
    ),
    ...Object.keys(document.containers ?? {}).map(
      (name) => [objectId('container', name), t('inspector.kind.container'), name] as const,
    ),
    ...Object.entries(document.hosts ?? {}).flatMap(([host, found]) => [
      [objectId('host', host), t('inspector.kind.host'), host] as const,
      ...[...Object.keys(found.interfaces ?? {}), ...Object.keys(found.bonds ?? {})].map(
        (nic) => [objectId('interface', `${host}/${nic}`), t('inspector.kind.nic'), `${host} ${nic}`] as const,
      ),
    ]),
    ...Object.keys(document.segments ?? {}).map(
      (name) => [objectId('segment', name), t('inspector.kind.segment'), name] as const,
    ),
  ];
  return targets.flatMap(([id, kind, label]): Entry[] => {
    const from = selection.filter((one) => 'connection' in connectionBetween(document, one, id));
    if (from.length === 0 || selection.includes(id)) return [];
    return [{ key: id, kind, label, run: () => from.forEach((one) => connectObjects(bench, one, id)) }];
  });
}
