/** Everything that a view or an action may need, made once and handed down. */
import type { Client } from '../client/client.ts';
import type { Translate } from '../locales/index.ts';
import type { Analyst } from '../worker/analyst.ts';
import type { ActualStore } from './actual.ts';
import type { AnalysisStore } from './analysis.ts';
import type { ConsolesStore } from './consoles.ts';
import type { DesignStore } from './design.ts';
import type { LiveStore } from './live.ts';
import type { ViewStore } from './view.ts';

export interface Workbench {
  readonly design: DesignStore;
  readonly view: ViewStore;
  readonly live: LiveStore;
  readonly analysis: AnalysisStore;
  readonly actual: ActualStore;
  readonly consoles: ConsolesStore;
  /** Names this window to the services: a new one each time the page is loaded. */
  readonly windowId: string;
  readonly client: Client;
  /** The core, in its worker. */
  readonly analyst: Analyst;
  /** Words in the language of the moment. */
  readonly t: Translate;
}
