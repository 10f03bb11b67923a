import { useT } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';

interface BrowseButtonProps {
  readonly kind: 'open' | 'save';
  readonly suggested: string;
  readonly onPick: (path: string) => void;
}

/** The system's own file dialog, where the door has one. */
export function BrowseButton({ kind, suggested, onPick }: BrowseButtonProps) {
  const t = useT();
  const bridge = window.vlanvas;
  if (!bridge) return null;
  return (
    <Button onClick={() => void bridge.chooseFile(kind, suggested).then((path) => path !== null && onPick(path))}>
      {t('file.browse')}
    </Button>
  );
}
