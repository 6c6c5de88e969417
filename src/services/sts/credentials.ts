import type { Credentials } from '../../models/generated/sts.ts';
import type { AccessKey } from '../../platform/keys.ts';

export const credentialsView = (key: Required<AccessKey>): Credentials => ({
  AccessKeyId: key.accessKeyId,
  SecretAccessKey: key.secretAccessKey,
  SessionToken: key.sessionToken,
  Expiration: key.expiresAt,
});
