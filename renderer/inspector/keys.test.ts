import { expect, it } from 'vitest';
import * as z from 'zod';
import { jsonSchemaText } from '../../shared/topology/json-schema.ts';
import guide from '../../docs/drawing.md?raw';

const schema: z.ZodType<Schema> = z.lazy(() =>
  z.looseObject({
    properties: z.record(z.string(), schema).optional(),
    additionalProperties: z.union([z.boolean(), schema]).optional(),
    items: schema.optional(),
    anyOf: z.array(schema).optional(),
  }),
);
interface Schema {
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly additionalProperties?: boolean | Schema | undefined;
  readonly items?: Schema | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
}

/** Paths of all keys of the file, as `hosts.NAME.routes[].via`. */
function keysOf(node: Schema, path: string): readonly string[] {
  return [node, ...(node.anyOf ?? [])].flatMap((one) => [
    ...Object.entries(one.properties ?? {}).flatMap(([key, child]) => {
      const at = path === '' ? key : `${path}.${key}`;
      return [at, ...keysOf(child, at)];
    }),
    ...(typeof one.additionalProperties === 'object' ? keysOf(one.additionalProperties, `${path}.NAME`) : []),
    ...(one.items ? keysOf(one.items, `${path}[]`) : []),
  ]);
}

it('docs/drawing.md says of every key of the file where it is edited, and of none that is not there', () => {
  const all = [...new Set(keysOf(schema.parse(JSON.parse(jsonSchemaText())), ''))];
  const leaves = all.filter((key) => !all.some((other) => other.startsWith(`${key}.`) || other.startsWith(`${key}[`)));
  const table = guide.slice(guide.indexOf('## Where every key is edited'));
  const told = [...table.matchAll(/`([A-Za-z]+(?:(?:\.|\[\]\.)[A-Za-z0-9]+)*)`/g)]
    .map(([, key]) => key)
    .filter((key) => key !== 'NAME');
  expect(leaves.filter((key) => !told.includes(key))).toEqual([]);
  expect(told.filter((key) => !leaves.includes(key ?? ''))).toEqual([]);
});
