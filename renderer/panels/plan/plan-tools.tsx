import { Square } from 'lucide-react';
import { actionById } from '../../actions/registry.ts';
import { isEnabled, perform } from '../../actions/action.ts';
import { useDesign, useLive, useT, useWorkbench } from '../../store/hooks.ts';
import { cancelDeploy } from '../../store/tasks/deploy.ts';
import { Button } from '../../ui/button.tsx';

/** Plan, deploy, destroy; cancel while one of them runs. */
export function PlanTools() {
  const t = useT();
  const bench = useWorkbench();
  const running = useLive((live) => live.running);
  const cancelling = useLive((live) => live.deploy?.cancelling === true);
  useDesign((design) => design.document);
  const task = (['plan', 'apply', 'destroy'] as const).find((name) => running[name]);
  if (task) {
    return (
      <Button small onClick={() => cancelDeploy(bench, task)}>
        <Square size={12} aria-hidden="true" />
        {t(cancelling ? 'plan.leave' : 'plan.cancel')}
      </Button>
    );
  }
  return (
    <>
      {(['plan', 'deploy', 'destroy'] as const).map((name) => {
        const action = actionById(`topology.${name}`);
        return (
          <Button
            key={name}
            small
            look={name === 'destroy' ? 'danger' : 'plain'}
            disabled={!isEnabled(action, bench)}
            onClick={() => perform(action, bench)}
          >
            {t(`plan.button.${name}`)}
          </Button>
        );
      })}
    </>
  );
}
