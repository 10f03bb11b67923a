/** Forwarding rules as edges of React Flow. */
import type { Edge } from '@xyflow/react';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import type { Translate } from '../../locales/index.ts';
import type { Layout } from '../layout/layout.ts';
import { ruleWords } from './rule-facts.ts';
import type { RuleLine } from './rule-lines.ts';

export type RuleEdge = Edge<{ readonly line: RuleLine }, 'rule'>;

/** As the wires: over rails, under the interfaces that they end at. */
const LAYER = 2;

/** None far out, where no interface is drawn. `inView`: hosts whose rules are drawn; null: all. */
export function ruleEdges(
  layout: Layout,
  document: TopologyDocument,
  { far, inView }: { readonly far: boolean; readonly inView: ReadonlySet<string> | null },
  t: Translate,
): RuleEdge[] {
  if (far) return [];
  return layout.rules
    .filter(({ host }) => inView === null || inView.has(host))
    .map((line) => ({
      id: line.id,
      type: 'rule',
      // Of the host: where the ends are is in the line itself, and a shim is nothing that a wire could hang on.
      source: `host:${line.host}`,
      target: `host:${line.host}`,
      data: { line },
      selectable: false,
      focusable: false,
      zIndex: LAYER,
      ariaLabel: ruleWords(document, line.host, line.index, t),
      domAttributes: { tabIndex: -1, 'aria-roledescription': t('rule.role') },
    }));
}
