/** Whether a value has members by name. */
export const isJsonObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A member that is text; undefined else. */
export function textMember(value: unknown, name: string): string | undefined {
  const found = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return typeof found === 'string' ? found : undefined;
}
