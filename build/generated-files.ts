/** Every file under docs/ that is generated from the source: path from the root of the repository, and text. */
import { cliReference } from '../app/cli/reference.ts';
import { errorPages } from '../shared/problem/error-page.ts';
import { jsonSchemaText } from '../shared/topology/json-schema.ts';

/** Folders that hold generated files and nothing else. */
export const GENERATED_FOLDERS: readonly string[] = ['docs/errors'];

export function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/topology.schema.json', jsonSchemaText()],
    ['docs/cli.md', cliReference()],
    ...[...errorPages()].map(([name, text]) => [`docs/errors/${name}`, text] as const),
  ]);
}
