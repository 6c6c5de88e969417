import type { Operations } from '../../models/generated/sts.ts';
import { loadModel } from '../../models/load.ts';
import { defineService, type ServiceDefinition } from '../../models/service.ts';
import { assumeRoleActions } from './assume-role.ts';
import { callerActions } from './caller.ts';
import type { StsDeps } from './deps.ts';

export type { StsDeps } from './deps.ts';

/** AWS STS: who calls, and temporary keys. */
export function createStsService(deps: StsDeps): ServiceDefinition {
  return defineService<Operations>(loadModel('sts'), { ...callerActions(deps), ...assumeRoleActions(deps) });
}
