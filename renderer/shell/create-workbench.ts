import { createClient } from '../client/client.ts';
import { translate, translateCount, translateTime, translatorFor, type Translate } from '../locales/index.ts';
import { createActualStore } from '../store/actual.ts';
import { createAnalysisStore } from '../store/analysis.ts';
import { createConsolesStore } from '../store/consoles.ts';
import { createDesignStore } from '../store/design.ts';
import { createLiveStore } from '../store/live.ts';
import { readDoor } from '../store/tasks/door.ts';
import { followHosts } from '../store/tasks/follow.ts';
import { listenForQuestions } from '../store/tasks/questions.ts';
import { createViewStore } from '../store/view.ts';
import type { Workbench } from '../store/workbench.ts';
import { startCore } from '../worker/start-core.ts';
import { readPreferences } from './preferences.ts';

/** Everything of one window. What the door has to tell is read as soon as it is open, and again when it was lost. */
export function createWorkbench(target: Window): Workbench {
  const view = createViewStore(readPreferences(target.localStorage, target.navigator.languages));
  const live = createLiveStore();
  const t: Translate = Object.assign(
    (...[key, values]: Parameters<Translate>) => translate(view.getState().language, key, values),
    {
      count: (...[key, count, values]: Parameters<Translate['count']>) =>
        translateCount(view.getState().language, key, count, values),
      time: (at: number) => translateTime(view.getState().language, at),
      say: (text: string) => translatorFor(view.getState().language, view.getState().speak).say(text),
    },
  );
  const bench: Workbench = {
    design: createDesignStore(),
    view,
    live,
    analysis: createAnalysisStore(),
    actual: createActualStore(),
    consoles: createConsolesStore(),
    windowId: target.crypto.randomUUID(),
    analyst: startCore(target),
    client: createClient(target, (door) => {
      live.setState({ door });
      if (door !== 'open') return;
      void listenForQuestions(bench);
      void readDoor(bench);
      // What was followed when the connection was lost is followed again.
      if (live.getState().failures.follow) void followHosts(bench);
    }),
    t,
  };
  return bench;
}
