/** The other end of an expectation by its name: what is clicked on the canvas, for the keyboard, and everybody. */
import { expectWords, finishExpecting } from '../../actions/expect.ts';
import { ANY, canBeEnd } from '../../store/edits/expect.ts';
import { useDesign, useT, useView, useWorkbench } from '../../store/hooks.ts';
import { objectId } from '../../store/object-id.ts';
import type { Entry } from '../command-entries.ts';
import { Finder } from '../finder.tsx';

export function ExpectDialog() {
  const t = useT();
  const bench = useWorkbench();
  const document = useDesign((design) => design.document);
  const expecting = useView((view) => view.expecting);
  if (!document || !expecting) return null;
  const things = (['network', 'container', 'host'] as const).flatMap((kind) => {
    const records = { network: document.networks, container: document.containers, host: document.hosts };
    return Object.keys(records[kind] ?? {}).map((name) => ({ id: objectId(kind, name), kind, name }));
  });
  const entries = things
    .filter(({ id }) => canBeEnd(expecting, id))
    .map(({ id, kind, name }): Entry => ({
      key: id,
      kind: t(`inspector.kind.${kind}`),
      label: name,
      run: () => finishExpecting(bench, id),
    }));
  const everybody: Entry = { key: ANY, kind: '', label: t('router.any'), run: () => finishExpecting(bench, ANY) };
  const words = expectWords(t, expecting, null);
  return <Finder label={words} placeholder={words} entries={[...entries, everybody]} />;
}
