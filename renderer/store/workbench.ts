/** Everything that a view or an action may need, made once and handed down. */
import type { Client } from '../client/client.ts';
import type { Translate } from '../locales/index.ts';
import type { AnalysisStore } from './analysis.ts';
import type { DesignStore } from './design.ts';
import type { LiveStore } from './live.ts';
import type { ViewStore } from './view.ts';

export interface Workbench {
  readonly design: DesignStore;
  readonly view: ViewStore;
  readonly live: LiveStore;
  readonly analysis: AnalysisStore;
  readonly client: Client;
  /** Words in the language of the moment. */
  readonly t: Translate;
}
