import { useDesign, useLive, useT, useWorkbench } from '../../store/hooks.ts';
import type { HostDocument } from '../../../shared/topology/document.ts';
import { EditButton } from '../edit-button.tsx';
import styles from '../inspector.module.css';

/** While the sandbox runs: its hosts, for a host that has no address yet. */
export function LabTargets({ name, ssh }: { readonly name: string; readonly ssh: HostDocument['ssh'] }) {
  const t = useT();
  const { design } = useWorkbench();
  const lab = useLive((live) => live.lab.status);
  const hosts = useDesign((state) => state.document?.hosts);
  if (!lab?.running || ssh !== undefined) return null;
  const used = Object.values(hosts ?? {}).map((host) => host.ssh);
  const free = lab.hosts.filter((host) => !used.includes(host.ssh));
  if (free.length === 0) return null;
  return (
    <div>
      <p className={styles.words}>{t('lab.targets')}</p>
      <div className={styles.buttons}>
        {free.map((host) => (
          <EditButton
            key={host.ssh}
            small
            className={styles.mono ?? ''}
            onClick={() =>
              design.getState().edit(t('edit.field', { field: t('field.ssh'), name }), (draft) => {
                const found = draft.hosts?.[name];
                if (found) found.ssh = host.ssh;
              })
            }
          >
            {host.ssh}
          </EditButton>
        ))}
      </div>
    </div>
  );
}
