/** The stores for components, through context. */
import { createContext, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import { translatorFor, type Translate } from '../locales/index.ts';
import type { ActualState } from './actual.ts';
import type { AnalysisState } from './analysis.ts';
import type { ConsolesState } from './consoles.ts';
import type { DesignState } from './design.ts';
import type { LiveState } from './live.ts';
import type { ViewState } from './view.ts';
import type { Workbench } from './workbench.ts';

export const WorkbenchContext = createContext<Workbench | null>(null);

export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (!workbench) throw new Error('outside of WorkbenchContext');
  return workbench;
}

export function useDesign<Picked>(pick: (state: DesignState) => Picked): Picked {
  return useStore(useWorkbench().design, pick);
}

export function useView<Picked>(pick: (state: ViewState) => Picked): Picked {
  return useStore(useWorkbench().view, pick);
}

export function useLive<Picked>(pick: (state: LiveState) => Picked): Picked {
  return useStore(useWorkbench().live, pick);
}

export function useAnalysis<Picked>(pick: (state: AnalysisState) => Picked): Picked {
  return useStore(useWorkbench().analysis, pick);
}

export function useActual<Picked>(pick: (state: ActualState) => Picked): Picked {
  return useStore(useWorkbench().actual, pick);
}

export function useConsoles<Picked>(pick: (state: ConsolesState) => Picked): Picked {
  return useStore(useWorkbench().consoles, pick);
}

export function useT(): Translate {
  const language = useView((view) => view.language);
  const speak = useView((view) => view.speak);
  return useMemo(() => translatorFor(language, speak), [language, speak]);
}
