/** The design itself: its name, where it is saved, what it has. */
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { nameMistake } from '../../store/edits/rename.ts';
import { useDesign, useT } from '../../store/hooks.ts';
import { Expectations } from '../expectations/expectations.tsx';
import styles from '../inspector.module.css';
import { Line } from '../line.tsx';
import { Sources } from './sources.tsx';
import { useEdit } from '../use-edit.ts';

export function DesignFields({ document }: { readonly document: TopologyDocument }) {
  const t = useT();
  const edit = useEdit(t('inspector.kind.design'));
  const path = useDesign((design) => design.saved.path);
  const count = (record: object | undefined): number => Object.keys(record ?? {}).length;
  const check = (text: string): string | null => {
    const mistake = nameMistake(text, [], 'design');
    return mistake === null ? null : t(`mistake.name.${mistake}`);
  };
  return (
    <>
      <div className={styles.kind}>{t('inspector.kind.design')}</div>
      <Line
        label={t('field.name')}
        value={document.name}
        mono={false}
        check={check}
        onType={(text) => {
          if (check(text) === null) edit.typed(t('field.name'), (draft) => void (draft.name = text));
        }}
        onDone={edit.seal}
      />
      <dl className={styles.facts}>
        <dt>{t('field.file')}</dt>
        <dd title={path ?? ''}>{path?.split(/[/\\]/).at(-1) ?? t('topBar.neverSaved')}</dd>
        <dt>{t('field.hosts')}</dt>
        <dd>{count(document.hosts)}</dd>
        <dt>{t('field.networks')}</dt>
        <dd>{count(document.networks)}</dd>
        <dt>{t('field.containers')}</dt>
        <dd>{count(document.containers)}</dd>
      </dl>
      <p className={styles.words}>{t('inspector.nothing')}</p>
      <Expectations document={document} />
      <Sources document={document} />
    </>
  );
}
