import type { Operations } from '../../models/generated/iam.ts';
import { loadModel } from '../../models/load.ts';
import { defineService, type ServiceDefinition } from '../../models/service.ts';
import type { IamDeps } from './deps.ts';
import { policyActions } from './policy/actions.ts';
import { versionActions } from './policy/versions.ts';
import { roleActions } from './role/actions.ts';
import { accessKeyActions } from './user/access-keys.ts';
import { userActions } from './user/actions.ts';

export type { IamDeps } from './deps.ts';
export { createKeyStore, type KeyStoreDeps } from './keys/key-store.ts';

/** AWS IAM: roles, users and their keys, managed policies. It keeps what it is told; it judges nobody. */
export function createIamService(deps: IamDeps): ServiceDefinition {
  return defineService<Operations>(loadModel('iam'), {
    ...roleActions(deps),
    ...userActions(deps),
    ...accessKeyActions(deps),
    ...policyActions(deps),
    ...versionActions(deps),
  });
}
