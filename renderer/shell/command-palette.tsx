/** Find an address, a name, a VLAN or a command, and go there. */
import { useMemo } from 'react';
import { useAnalysis, useDesign, useT, useWorkbench } from '../store/hooks.ts';
import { listEntries } from './command-entries.ts';
import { Finder } from './finder.tsx';

export function CommandPalette() {
  const t = useT();
  const bench = useWorkbench();
  const document = useDesign((design) => design.document);
  const compiled = useAnalysis((analysis) => analysis.compiled);
  const entries = useMemo(() => listEntries(bench, document, compiled, t), [bench, document, compiled, t]);
  return <Finder label={t('action.view.commands')} placeholder={t('topBar.search')} entries={entries} />;
}
