import type { Operations } from '../../models/generated/s3.ts';
import { loadModel } from '../../models/load.ts';
import { defineService, type ServiceDefinition } from '../../models/service.ts';
import { aclActions } from './bucket/acl.ts';
import { bucketActions } from './bucket/actions.ts';
import { configurationActions } from './bucket/configurations.ts';
import type { S3Deps } from './deps.ts';
import { listActions } from './listing/actions.ts';
import { multipartActions } from './multipart/actions.ts';
import { multipartListActions } from './multipart/listing.ts';
import { objectActions } from './object/actions.ts';
import { attributeActions } from './object/attributes.ts';
import { copyActions } from './object/copy.ts';
import { deleteActions } from './object/delete.ts';
import { taggingActions } from './object/tagging.ts';

export type { S3Deps } from './deps.ts';

/** Amazon S3 for general purpose buckets without versioning. What is missing is listed in the README beside. */
export function createS3Service(deps: S3Deps): ServiceDefinition {
  return defineService<Operations>(loadModel('s3'), {
    ...bucketActions(deps),
    ...configurationActions(deps),
    ...aclActions(deps),
    ...objectActions(deps),
    ...deleteActions(deps),
    ...copyActions(deps),
    ...attributeActions(deps),
    ...taggingActions(deps),
    ...listActions(deps),
    ...multipartActions(deps),
    ...multipartListActions(deps),
  });
}
