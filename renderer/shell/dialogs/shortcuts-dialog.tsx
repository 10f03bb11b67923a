import { labelOf } from '../../actions/action.ts';
import { isMac, keysText } from '../../actions/keys.ts';
import { ACTIONS } from '../../actions/registry.ts';
import { useT, useWorkbench } from '../../store/hooks.ts';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './shortcuts-dialog.module.css';
import { useClose } from './use-close.ts';

/** Every shortcut, from the registry. */
export function ShortcutsDialog() {
  const t = useT();
  const bench = useWorkbench();
  const mac = isMac(navigator.platform);
  return (
    <Dialog title={t('shortcuts.title')} onClose={useClose()}>
      <dl className={styles.list}>
        {ACTIONS.filter((action) => action.keys).map((action) => (
          <div key={action.id}>
            <dt>{labelOf(action, bench, t)}</dt>
            <dd>
              {action.keys?.map((keys) => (
                <kbd key={keys}>{keysText(keys, mac)}</kbd>
              ))}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('shortcuts.objects')}</dt>
          <dd>
            <kbd>Tab</kbd>
            <kbd>{keysText('Alt+←', mac)} ↑ → ↓</kbd>
          </dd>
        </div>
        <div>
          <dt>{t('shortcuts.choose')}</dt>
          <dd>
            <kbd>Enter</kbd>
          </dd>
        </div>
        <div>
          <dt>{t('shortcuts.nudge')}</dt>
          <dd>
            <kbd>← ↑ → ↓</kbd>
          </dd>
        </div>
        <div>
          <dt>{t('shortcuts.hand')}</dt>
          <dd>
            <kbd>Space</kbd>
          </dd>
        </div>
        <div>
          <dt>{t('shortcuts.member')}</dt>
          <dd>
            <kbd>{t('shortcuts.memberKeys')}</kbd>
          </dd>
        </div>
      </dl>
    </Dialog>
  );
}
