/** Menus, the command field, the name of the design, and the two ways to make it real. */
import { Search } from 'lucide-react';
import { actionById } from '../actions/registry.ts';
import { isEnabled, perform } from '../actions/action.ts';
import { isMac, keysText } from '../actions/keys.ts';
import { isDirty } from '../store/design.ts';
import { pendingSteps } from '../store/live.ts';
import { useDesign, useLive, useT, useWorkbench } from '../store/hooks.ts';
import { Button } from '../ui/button.tsx';
import { Logo } from '../ui/logo.tsx';
import { Menus } from './menus.tsx';
import styles from './top-bar.module.css';

export function TopBar() {
  const t = useT();
  const bench = useWorkbench();
  const open = useDesign((design) => design.document !== null);
  const name = useDesign((design) => design.document?.name ?? '');
  const dirty = useDesign(isDirty);
  const path = useDesign((design) => design.saved.path);
  const steps = useLive(pendingSteps);
  const busy = useLive((live) => live.running.apply !== undefined || live.running.destroy !== undefined);
  useLive((live) => live.running.plan);
  useDesign((design) => design.unreadable);
  const plan = actionById('topology.plan');
  const deploy = actionById('topology.deploy');
  return (
    <header className={styles.bar} data-part="bar">
      <div className={styles.left}>
        <Logo />
        <Menus />
      </div>
      <button type="button" className={styles.search} onClick={() => bench.view.getState().set({ dialog: 'commands' })}>
        <Search size={14} aria-hidden="true" />
        <span>{t('topBar.search')}</span>
        <kbd>{keysText('Mod+K', isMac(navigator.platform))}</kbd>
      </button>
      <div className={styles.right}>
        {open && (
          <>
            <h1 className={styles.name} title={path ?? t('topBar.neverSaved')}>
              {name}
              {dirty && <span className={styles.dirty} role="img" aria-label={t('topBar.unsaved')} title={t('topBar.unsaved')} />}
            </h1>
            <Button onClick={() => perform(plan, bench)} disabled={!isEnabled(plan, bench)}>
              {t('topBar.plan')}
              {steps > 0 && <span className={styles.count}>{steps}</span>}
            </Button>
            <Button look="primary" onClick={() => perform(deploy, bench)} disabled={!isEnabled(deploy, bench)}>
              {busy ? t('topBar.deploying') : t('topBar.deploy')}
            </Button>
          </>
        )}
      </div>
    </header>
  );
}
