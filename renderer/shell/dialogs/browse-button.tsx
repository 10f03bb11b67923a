import { systemDialog } from '../../client/system-dialog.ts';
import { useT } from '../../store/hooks.ts';
import { Button } from '../../ui/button.tsx';

/** The system's own dialog for a file to open, where the door has one. */
export function BrowseButton({ onPick }: { readonly onPick: (path: string) => void }) {
  const t = useT();
  const choose = systemDialog();
  if (!choose) return null;
  return (
    <Button onClick={() => void choose('open', '').then((path) => path !== null && onPick(path))}>{t('file.browse')}</Button>
  );
}
