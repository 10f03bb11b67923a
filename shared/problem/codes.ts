/** Every problem code with the page that explains it: the rules of the design, and what files, hosts, deploys and labs report. */
import { rules } from '../checks/rules.ts';
import { deployCodes } from './codes/deploy.ts';
import { fileCodes } from './codes/file.ts';
import { hostCodes } from './codes/host.ts';
import { labCodes } from './codes/lab.ts';
import { liveCodes } from './codes/live.ts';
import { preflightCodes } from './codes/preflight.ts';
import { reachCodes } from './codes/reach.ts';
import type { CodeEntry } from './explanation.ts';

export interface CodeGroup {
  readonly title: string;
  readonly codes: ReadonlyMap<string, CodeEntry>;
}

/** In the order of the table of codes. */
export const codeGroups: readonly CodeGroup[] = [
  { title: 'The file', codes: new Map(Object.entries(fileCodes)) },
  { title: 'The design', codes: new Map(rules.map(({ code, title, explanation }) => [code, { title, explanation }])) },
  { title: 'Why a ping fails', codes: new Map(Object.entries(reachCodes)) },
  { title: 'Hosts', codes: new Map(Object.entries(hostCodes)) },
  { title: 'Before a deploy', codes: new Map(Object.entries(preflightCodes)) },
  { title: 'Deploying and measuring', codes: new Map(Object.entries(deployCodes)) },
  { title: 'Containers and terminals', codes: new Map(Object.entries(liveCodes)) },
  { title: 'The sandbox', codes: new Map(Object.entries(labCodes)) },
];

/** The entry of a code; undefined for one that nobody registered. */
export function codeEntry(code: string): CodeEntry | undefined {
  return codeGroups.find(({ codes }) => codes.has(code))?.codes.get(code);
}
