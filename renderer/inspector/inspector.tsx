/** The right side: what is selected, with its fields; the design itself where nothing is. */
import { useDesign, useT, useView } from '../store/hooks.ts';
import { ReadOnly } from '../ui/read-only.ts';
import { splitObjectId } from '../store/object-id.ts';
import { ContainerFields } from './things/container-fields.tsx';
import { DesignFields } from './things/design-fields.tsx';
import { ExpectationFields } from './expectations/expectation-fields.tsx';
import { HostFields } from './things/host-fields.tsx';
import styles from './inspector.module.css';
import { InterfaceFields } from './things/interface-fields.tsx';
import { ManyFields } from './many/many-fields.tsx';
import { NetworkFields } from './things/network-fields.tsx';
import { ObjectExpectations } from './expectations/object-expectations.tsx';
import { ObjectProblems } from './object-problems.tsx';
import { ReadOnlyNote } from './read-only-note.tsx';
import { SegmentFields } from './things/segment-fields.tsx';
import { TunnelFields } from './things/tunnel-fields.tsx';
import { WireFields } from './things/wire-fields.tsx';

const FIELDS = {
  host: HostFields,
  interface: InterfaceFields,
  segment: SegmentFields,
  network: NetworkFields,
  container: ContainerFields,
  tunnel: TunnelFields,
} as const;

export function Inspector() {
  const t = useT();
  const unreadable = useDesign((design) => design.unreadable);
  return (
    <aside className={styles.inspector} data-part="inspector" aria-label={t('inspector.label')}>
      {unreadable && <ReadOnlyNote unreadable={unreadable} />}
      <ReadOnly value={unreadable !== null}>
        <Selected />
      </ReadOnly>
    </aside>
  );
}

function Selected() {
  const selection = useView((view) => view.selection);
  const document = useDesign((design) => design.document);
  const [only] = selection;
  if (!document) return null;
  if (only === undefined) return <DesignFields document={document} />;
  if (selection.length > 1) return <ManyFields document={document} />;
  const object = splitObjectId(only);
  if (!object) return <DesignFields document={document} />;
  const { kind, name } = object;
  if (kind === 'expectation') return <ExpectationFields id={only} document={document} />;
  if (kind === 'attachment' || kind === 'uplink' || kind === 'cable' || kind === 'end')
    return <WireFields kind={kind} name={name} />;
  const Fields = FIELDS[kind];
  return (
    <>
      <Fields key={only} name={name} document={document} />
      <ObjectProblems id={only} />
      <ObjectExpectations id={only} document={document} />
    </>
  );
}
