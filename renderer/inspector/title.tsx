/** Kind and name; the name is changed in its place, everywhere it is referred to. */
import { Trash2 } from 'lucide-react';
import { useContext, useId, useState } from 'react';
import { deleteSelection } from '../actions/delete-selection.ts';
import type { MessageKey } from '../locales/index.ts';
import { nameMistake, renameObject } from '../store/edits/rename.ts';
import { useT, useWorkbench } from '../store/hooks.ts';
import { objectId, splitPair, type ObjectKind } from '../store/object-id.ts';
import { ReadOnly } from '../ui/read-only.ts';
import styles from './inspector.module.css';
import { RemoveButton } from './remove-button.tsx';

interface TitleProps {
  readonly kind: ObjectKind;
  readonly label: MessageKey;
  /** Name in the file; an interface is `host/interface`. */
  readonly name: string;
  readonly taken: Iterable<string>;
}

export function Title({ kind, label, name, taken }: TitleProps) {
  const t = useT();
  const bench = useWorkbench();
  const [host, own] = kind === 'interface' ? splitPair(name) : ['', name];
  const mistakeId = useId();
  const readOnly = useContext(ReadOnly);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? own;
  const mistake = text === own ? null : nameMistake(text, taken, kind);

  const commit = (): void => {
    // What cannot be the name stays to be seen and mended; Escape brings the old one back.
    if (mistake !== null) return;
    setTyped(null);
    if (text === own) return;
    bench.design
      .getState()
      .edit(bench.t('edit.rename', { from: own, to: text }), (draft) => renameObject(draft, kind, name, text));
    bench.view.getState().select([objectId(kind, kind === 'interface' ? `${host}/${text}` : text)]);
  };
  return (
    <div>
      <div className={styles.kind}>{t(label)}</div>
      <div className={styles.head}>
        <div className={styles.title}>
          <input
            aria-label={t('inspector.name')}
            aria-invalid={mistake !== null || undefined}
            aria-describedby={mistake === null ? undefined : mistakeId}
            spellCheck={false}
            autoComplete="off"
            readOnly={readOnly}
            value={text}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={commit}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur();
              if (event.key === 'Escape') {
                setTyped(null);
                event.stopPropagation();
              }
            }}
          />
        </div>
        <RemoveButton
          label={t('inspector.delete', { name: own })}
          icon={<Trash2 size={14} />}
          onClick={() => deleteSelection(bench)}
        />
      </div>
      {mistake !== null && (
        <p id={mistakeId} className={styles.mistake}>
          {t(`mistake.name.${mistake}`)}
        </p>
      )}
    </div>
  );
}
