import { Copy } from 'lucide-react';
import { notify } from '../../store/notify.ts';
import { useT, useWorkbench } from '../../store/hooks.ts';
import { Button } from '../../ui/button.tsx';

export function CopyLog({ lines }: { readonly lines: readonly string[] }) {
  const t = useT();
  const bench = useWorkbench();
  const copy = async (): Promise<void> => {
    const isDone = await navigator.clipboard.writeText(`${lines.join('\n')}\n`).then(
      () => true,
      () => false,
    );
    notify(bench, t(isDone ? 'plan.copied' : 'plan.notCopied'));
  };
  return (
    <Button small onClick={() => void copy()}>
      <Copy size={12} aria-hidden="true" />
      {t('plan.copyLog')}
    </Button>
  );
}
