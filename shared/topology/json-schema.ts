/** docs/topology.schema.json, for editors and other programs, generated from the schema of the file. */
import * as z from 'zod';
import { documentSchema } from './document.ts';

/** JSON Schema (draft 2020-12) of a topology file, as text. */
export function jsonSchemaText(): string {
  const schema = z.toJSONSchema(documentSchema, { io: 'input', target: 'draft-2020-12' });
  return `${JSON.stringify({ title: 'Vlanvas topology', description: 'A cross-host Docker network as Vlanvas draws, checks and deploys it.', ...schema }, null, 2)}\n`;
}
