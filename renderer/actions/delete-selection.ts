import { splitRuleId } from '../canvas/lines/rule-lines.ts';
import { removeObject, removeRule } from '../store/edits/remove.ts';
import { splitObjectId, splitPair, type DrawnKind } from '../store/object-id.ts';
import type { Workbench } from '../store/workbench.ts';

/** Deletes what is selected, as one step that names it. */
export function deleteSelection(bench: Workbench): void {
  const { selection, select } = bench.view.getState();
  const [only] = selection;
  const object = selection.length === 1 && only !== undefined ? splitObjectId(only) : null;
  const [from = '', to = ''] = object?.kind === 'expectation' ? splitPair(object.name) : [];
  const name = object?.kind === 'expectation' ? `${from} → ${to}` : object?.name;
  const ends = object && wireEnds(bench, object);
  const label =
    name === undefined
      ? bench.t.count('edit.deleteMany', selection.length)
      : ends
        ? bench.t('edit.disconnect', ends)
        : bench.t('edit.delete', { name });
  bench.design.getState().edit(label, (draft) => {
    for (const id of selection) removeObject(draft, id);
  });
  select([]);
}

/** Deletes what the keyboard is at on the canvas: the rule of an arrow and not the host that it is of, else what is selected. */
export function deleteChosen(bench: Workbench): void {
  const { ruleAt, set } = bench.view.getState();
  const rule = ruleAt === null ? null : splitRuleId(ruleAt);
  if (!rule) return deleteSelection(bench);
  const { host, index } = rule;
  bench.design.getState().edit(bench.t('router.removeRule', { name: host }), (draft) => removeRule(draft, host, index));
  set({ ruleAt: null });
}

/** What a wire connects, in words; null for what is none. */
function wireEnds(bench: Workbench, { kind, name }: { readonly kind: DrawnKind; readonly name: string }) {
  const [first, second] = splitPair(name);
  if (kind === 'attachment' || kind === 'uplink') return { first, second };
  if (kind === 'end') return { first: second, second: first };
  if (kind !== 'cable') return null;
  const host = bench.design.getState().document?.hosts?.[first];
  return { first: name, second: host?.bonds?.[second]?.segment ?? host?.interfaces?.[second]?.segment ?? '' };
}
