/** A button that offers every host and container of the design. */
import { Plus } from 'lucide-react';
import { PickButton } from '../../inspector/pick-button.tsx';
import { useDesign, useT, useWorkbench } from '../../store/hooks.ts';
import { openConsole } from '../../store/tasks/consoles.ts';

export function NewTerminal() {
  const t = useT();
  const bench = useWorkbench();
  const document = useDesign((design) => design.document);
  const hosts = Object.keys(document?.hosts ?? {});
  const containers = Object.keys(document?.containers ?? {});
  return (
    <PickButton
      label={t('console.new')}
      icon={<Plus size={13} aria-hidden="true" />}
      options={[...hosts, ...containers]}
      onPick={(name) =>
        openConsole(bench, hosts.includes(name) ? { kind: 'host', host: name } : { kind: 'container', container: name })
      }
    />
  );
}
