import { useEffect, useState } from 'react';
import type { DoorInfo } from '../../../shared/contract/contract.ts';
import { useT, useWorkbench } from '../../store/hooks.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useClose } from './use-close.ts';

export function AboutDialog() {
  const t = useT();
  const { client } = useWorkbench();
  const [info, setInfo] = useState<DoorInfo | null>(null);
  useEffect(() => {
    client.door.info().then(setInfo, () => undefined);
  }, [client]);
  return (
    <Dialog title="Vlanvas" onClose={useClose()}>
      <p>{t('about.words')}</p>
      {info && <p>{t('about.version', { version: info.version, platform: info.platform })}</p>}
    </Dialog>
  );
}
