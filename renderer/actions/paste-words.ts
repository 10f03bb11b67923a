/** What a paste did beside what was asked of it, in words. */
import type { Translate } from '../locales/index.ts';
import type { LeftOut, Pasted } from '../store/edits/paste.ts';

/** More sentences than these are not read while they are shown. */
const MOST = 3;

/** Empty: it did what was asked. */
export function pasteWords(t: Translate, { made, brought, left }: Pick<Pasted, 'made' | 'brought' | 'left'>): string {
  const came = brought.length > 0 ? [t('paste.brought', { names: brought.join(', ') })] : [];
  const nothing = made.length === 0 && left.length === 0 ? [t('paste.nothing')] : [];
  const words = [...nothing, ...came, ...left.map((one) => leftWords(t, one))];
  const rest = words.length - MOST;
  return [...words.slice(0, MOST), ...(rest > 0 ? [t.count('count.pasteMore', rest)] : [])].join(' ');
}

function leftWords(t: Translate, one: LeftOut): string {
  switch (one.why) {
    case 'refused':
      return t('paste.refused', { container: one.container, network: one.network, reason: t(`refused.${one.refusal}`) });
    case 'unknown-network':
      return t('paste.unknownNetwork', { container: one.container, network: one.network });
    case 'no-parent':
      return t('paste.noParent', { network: one.network, host: one.host });
    case 'no-nic':
      return t('paste.noNic', { interface: one.interface, host: one.host });
    case 'no-host':
      return t('paste.noHost', { name: one.name });
  }
}
