import { type Json, parseJson } from '../../../platform/json.ts';

/** What the children of a Map Run run: the item processor of the Map state at `location` (JSON pointer), as its text. */
export function processorOf(definition: string, location: string): string {
  let value: Json | undefined = parseJson(definition);
  for (const part of location.split('/').slice(1)) {
    value = memberOf(value, part.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  const processor = memberOf(value, 'ItemProcessor') ?? memberOf(value, 'Iterator');
  if (processor === undefined) throw new Error(`there is no Map state at ${location}`);
  return JSON.stringify(processor);
}

function memberOf(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.hasOwn(value, name) ? (value as Readonly<Record<string, Json>>)[name] : undefined;
}
