import type { Json } from '../../../platform/json.ts';
import { type Evaluator, type Machine, prepareItem, prepareItemAsync, type StartMapRun, StatesError } from '../core.ts';
import { TaskFailure } from '../integrations/integration.ts';
import type { Items, SourceItem } from './reader/item.ts';

/** AWS's limit for an execution's input (bytes). */
const INPUT_LIMIT = 262_144;

/** What one child execution is started with. */
export interface ChildInput {
  /** JSON text. */
  readonly input: string;
  readonly items: number;
  /** Items of the dataset that are taken when this child is started. */
  readonly through: number;
  /** Of the last item. */
  readonly mark?: string;
}

/** The inputs of a Map Run's children, in order: items, through ItemSelector, in batches. */
export interface Feed {
  /** Up to `count` inputs; fewer (perhaps none) only at the end. @throws TaskFailure */
  take(count: number): Promise<ChildInput[]>;
  /** Ends the reading. */
  end(): Promise<void>;
}

interface Selected {
  readonly json: string;
  readonly mark: string | undefined;
}

export function createFeed(
  machine: Machine,
  command: StartMapRun,
  items: Items,
  taken: number,
  env: Evaluator & { readonly now: () => number },
): Feed {
  const iterator = items[Symbol.asyncIterator]();
  const { batcher } = command;
  let handful: readonly SourceItem[] = [];
  let at = 0;
  let count = taken;
  let over = false;
  /** Read, but too large for the batch before. */
  let kept: Selected | undefined;

  const select = async (item: SourceItem): Promise<Selected> => {
    const { value, key, source, mark } = item;
    if (!command.hasItemSelector) return { json: JSON.stringify(value), mark };
    const mapItem = { index: count, value, source, ...(key === undefined ? {} : { key }) };
    const now = { ...env, now: env.now() };
    try {
      const selected = machine.usesJsonata
        ? await prepareItemAsync(machine, command, mapItem, now)
        : prepareItem(machine, command, mapItem, now);
      return { json: JSON.stringify(selected), mark };
    } catch (error) {
      if (error instanceof StatesError) throw new TaskFailure(error.error, error.detail);
      throw error;
    }
  };

  const next = async (): Promise<Selected | undefined> => {
    if (kept !== undefined) {
      const item = kept;
      kept = undefined;
      return item;
    }
    while (at >= handful.length) {
      if (over) return undefined;
      const { value, done } = await iterator.next();
      if (done === true) {
        over = true;
        return undefined;
      }
      handful = value;
      at = 0;
    }
    const item = handful[at++];
    if (item === undefined) return undefined;
    const selected = await select(item);
    count++;
    return selected;
  };

  const single = async (): Promise<ChildInput | undefined> => {
    const item = await next();
    if (item === undefined) return undefined;
    return checked({
      input: item.json,
      items: 1,
      through: count,
      ...(item.mark === undefined ? {} : { mark: item.mark }),
    });
  };

  const most =
    batcher?.maxItemsPerBatch === undefined || batcher.maxItemsPerBatch === 0 ? INPUT_LIMIT : batcher.maxItemsPerBatch;
  const bytes =
    batcher?.maxInputBytesPerBatch === undefined || batcher.maxInputBytesPerBatch === 0
      ? INPUT_LIMIT
      : batcher.maxInputBytesPerBatch;
  const head =
    batcher?.batchInput === undefined ? '{' : `{"BatchInput":${JSON.stringify(batcher.batchInput satisfies Json)},`;

  const batch = async (): Promise<ChildInput | undefined> => {
    const texts: string[] = [];
    let size = Buffer.byteLength(head) + '"Items":[]}'.length;
    let mark: string | undefined;
    while (texts.length < most) {
      const item = await next();
      if (item === undefined) break;
      const more = Buffer.byteLength(item.json) + (texts.length > 0 ? 1 : 0);
      if (texts.length > 0 && size + more > bytes) {
        kept = item;
        break;
      }
      size += more;
      texts.push(item.json);
      ({ mark } = item);
    }
    if (texts.length === 0) return undefined;
    return checked({
      input: `${head}"Items":[${texts.join(',')}]}`,
      items: texts.length,
      through: count - (kept === undefined ? 0 : 1),
      ...(mark === undefined ? {} : { mark }),
    });
  };

  return {
    async take(wanted) {
      const inputs: ChildInput[] = [];
      while (inputs.length < wanted) {
        const input = await (batcher === undefined ? single() : batch());
        if (input === undefined) break;
        inputs.push(input);
      }
      return inputs;
    },
    async end() {
      over = true;
      await iterator.return?.();
    },
  };
}

function checked(child: ChildInput): ChildInput {
  if (child.input.length * 3 > INPUT_LIMIT && Buffer.byteLength(child.input) > INPUT_LIMIT) {
    throw new TaskFailure(
      'States.DataLimitExceeded',
      'The input of a child workflow execution exceeds the maximum number of bytes service limit.',
    );
  }
  return child;
}
