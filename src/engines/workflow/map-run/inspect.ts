import { parseJson } from '../../../platform/json.ts';
import type { Machine, StartMapRun } from '../core.ts';
import type { TestEnv } from '../single-state.ts';
import { createFeed } from './feed.ts';
import type { Listed, Objects } from './reader/objects.ts';
import { readItems } from './reader/read-items.ts';

/** What TestState shows of a DISTRIBUTED Map's items; each a JSON text. */
export interface InspectedItems {
  readonly count: number;
  readonly afterItemsPointer?: string;
  readonly afterItemSelector?: string;
  readonly afterItemBatcher?: string;
}

/**
 * Reads a Map's items as its run would, with `data` in the place of the object or listing that the ItemReader names.
 * @throws TaskFailure as the run would fail.
 */
export async function inspectItems(
  machine: Machine,
  command: StartMapRun,
  data: string | undefined,
  { clock, evaluator }: Pick<TestEnv, 'clock' | 'evaluator'>,
): Promise<InspectedItems | undefined> {
  const { batcher, reader, ...single } = command;
  if (reader !== undefined && data === undefined) return undefined;
  const objects = objectOf(data ?? '');
  const items = () => readItems(command, objects, { taken: 0 }, () => {});
  const env = { now: clock.now, ...evaluator };
  const inputs = async (how: StartMapRun): Promise<string> => {
    const feed = createFeed(machine, how, items(), 0, env);
    const taken = await feed.take(Number.MAX_SAFE_INTEGER);
    return `[${taken.map(({ input }) => input).join(',')}]`;
  };
  const values: string[] = [];
  for await (const handful of items()) for (const { value } of handful) values.push(JSON.stringify(value));
  return {
    count: values.length,
    ...(reader?.config['ItemsPointer'] === undefined ? {} : { afterItemsPointer: `[${values.join(',')}]` }),
    ...(command.hasItemSelector ? { afterItemSelector: await inputs(single) } : {}),
    ...(batcher === undefined ? {} : { afterItemBatcher: await inputs(command) }),
  };
}

/** S3 with one object under every name, or one listing. */
function objectOf(data: string): Objects {
  const bytes = Buffer.from(data);
  return {
    open: async () => ({
      bytes: (async function* () {
        yield bytes;
      })(),
      etag: '',
      size: bytes.length,
    }),
    async *list() {
      const listing = parseJson(data) as { readonly Contents?: readonly Listed[] } | readonly Listed[];
      yield 'Contents' in listing ? (listing.Contents ?? []) : (listing as readonly Listed[]);
    },
    put: async () => {},
  };
}
