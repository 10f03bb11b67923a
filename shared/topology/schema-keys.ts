import * as z from 'zod';
import { documentSchema } from './document.ts';
import type { Path } from './path.ts';

/** The keys that the schema has at a path of the file. */
export function keysAt(path: Path): readonly string[] {
  return [
    ...new Set(
      schemasAt([documentSchema], path).flatMap((schema) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : [])),
    ),
  ];
}

function schemasAt(schemas: readonly z.core.$ZodType[], path: Path): readonly z.core.$ZodType[] {
  let current = schemas.flatMap(unwrap);
  for (const segment of path) {
    current = current.flatMap((schema) => {
      if (schema instanceof z.ZodObject) {
        const child = Object.hasOwn(schema.shape, segment)
          ? (schema.shape as Record<string, z.core.$ZodType>)[segment]
          : undefined;
        return child ? unwrap(child) : [];
      }
      if (schema instanceof z.ZodRecord) return unwrap(schema.valueType);
      if (schema instanceof z.ZodArray) return unwrap(schema.element);
      return [];
    });
  }
  return current;
}

function unwrap(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return unwrap(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(unwrap);
  return [schema];
}
