/** Every sentence that the page may show of what the core writes, by what it is about. */
import { createCatalogue } from './catalogue.ts';
import { dockerProblems } from './docker-problems.ts';
import { edits } from './edits.ts';
import { examples } from './examples.ts';
import { fileProblems } from './file-problems.ts';
import { fixes } from './fixes.ts';
import { hints } from './hints.ts';
import { hostProblems } from './host-problems.ts';
import { lab } from './lab.ts';
import { loginProblems } from './login-problems.ts';
import { plan } from './plan.ts';
import { preflight } from './preflight.ts';
import { problems } from './problems.ts';
import { reach } from './reach.ts';
import { verdict } from './verdict.ts';
import { workProblems } from './work-problems.ts';

export const SENTENCES = [
  ...problems,
  ...fileProblems,
  ...hostProblems,
  ...loginProblems,
  ...dockerProblems,
  ...workProblems,
  ...preflight,
  ...hints,
  ...fixes,
  ...edits,
  ...examples,
  ...reach,
  ...verdict,
  ...plan,
  ...lab,
];

/** `say`: what the core wrote, in the language; what is not in the catalogue stays as it is. */
export const { prepare, say } = createCatalogue(SENTENCES);
