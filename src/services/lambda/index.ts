import type { Operations } from '../../models/generated/lambda.ts';
import { loadModel } from '../../models/load.ts';
import { defineService, type ServiceDefinition } from '../../models/service.ts';
import type { RecordPage } from '../../storage/records.ts';
import { aliasHandlers } from './aliases.ts';
import { createAsyncInvocations } from './async.ts';
import { createCodeStore } from './code.ts';
import type { LambdaDeps } from './deps.ts';
import { functionHandlers } from './functions.ts';
import { createInvokeNow, invokeHandlers } from './invoke.ts';
import { permissionHandlers } from './permissions.ts';
import type { FunctionSettings } from './record.ts';
import { tagHandlers } from './tags.ts';

export type { LambdaDeps } from './deps.ts';

export interface LambdaService {
  readonly definition: ServiceDefinition;
  /** Goes on with the events that wait. */
  start(): void;
  stop(): Promise<void>;
}

/** AWS Lambda: functions in Node.js and Python, run by this machine. An operation without a handler answers not-implemented. */
export function createLambdaService(deps: LambdaDeps): LambdaService {
  const code = createCodeStore(deps);
  const invokeNow = createInvokeNow(deps, code);
  const later = createAsyncInvocations(deps, invokeNow);
  return {
    definition: defineService<Operations>(loadModel('lambda'), {
      ...functionHandlers(deps, code),
      ...aliasHandlers(deps),
      ...invokeHandlers(deps, invokeNow, later),
      ...permissionHandlers(deps),
      ...tagHandlers(deps),
    }),
    start() {
      later.loop.start();
      removeUnusedCode(deps).catch((error: unknown) => deps.log.warn({ err: error }, 'unused code is left behind'));
    },
    stop: () => later.loop.stop(),
  };
}

/** Unpacked code that no function and no version names any more. */
async function removeUnusedCode({ store, functions }: LambdaDeps): Promise<void> {
  const used = new Set<string>();
  for (const kind of ['lambda/function', 'lambda/version']) {
    let after: string | undefined;
    do {
      const page: RecordPage<FunctionSettings> = await store.records.list<FunctionSettings>({
        kind,
        sortBy: 'createdAt',
        order: 'ascending',
        limit: 1000,
        ...(after === undefined ? {} : { after }),
      });
      for (const { doc } of page.records) used.add(doc.code.sha256);
      after = page.next;
    } while (after !== undefined);
  }
  await functions.keepOnly(used);
}
