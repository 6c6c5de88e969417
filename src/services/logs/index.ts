import type { Operations } from '../../models/generated/logs.ts';
import { loadModel } from '../../models/load.ts';
import { defineService, type ServiceDefinition } from '../../models/service.ts';
import type { LogsDeps } from './deps.ts';
import { filterActions } from './event/filter.ts';
import { getActions } from './event/get.ts';
import { putActions } from './event/put.ts';
import { groupActions } from './group/actions.ts';
import { tagActions } from './group/tags.ts';
import { streamActions } from './stream/actions.ts';

export type { LogsDeps } from './deps.ts';

/** Amazon CloudWatch Logs: groups, streams, events, filters. */
export function createLogsService(deps: LogsDeps): ServiceDefinition {
  return defineService<Operations>(loadModel('logs'), {
    ...groupActions(deps),
    ...tagActions(deps),
    ...streamActions(deps),
    ...putActions(deps),
    ...getActions(deps),
    ...filterActions(deps),
  });
}
