import { jsonProblem } from '../../engines/workflow/door.ts';
import { parseJson } from '../../platform/json.ts';

/** The quota of inputs and outputs, in bytes of UTF-8. */
export const DATA_LIMIT = 262_144;

/** What is wrong with a text that should be JSON, in the words of AWS's parser; undefined where it is JSON. */
export function jsonMistake(text: string): string | undefined {
  try {
    parseJson(text);
    return undefined;
  } catch {
    const message = jsonProblem(text)?.message ?? 'Invalid JSON';
    const place = message.indexOf('\n at [Source');
    return place < 0 ? message : message.slice(0, place);
  }
}
