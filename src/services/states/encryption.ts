import type { EncryptionConfiguration } from '../../models/generated/stepfunctions.ts';
import { ServiceError } from '../../platform/errors.ts';

const OWNED = 'AWS_OWNED_KEY';

/** How the definitions and data of a machine or an activity are said to be encrypted. */
export const ENCRYPTION = { type: OWNED } as const;

/**
 * Everything is stored under the keys of this server; a customer's key is refused rather than ignored.
 * @throws InvalidEncryptionConfiguration
 */
export function checkEncryption(encryption: EncryptionConfiguration | undefined): void {
  if (encryption === undefined) return;
  if (encryption.type === OWNED) {
    for (const name of ['kmsKeyId', 'kmsDataKeyReusePeriodSeconds'] as const) {
      if (encryption[name] !== undefined) throw invalid(`Custom ${name} is not allowed when selecting ${OWNED}.`);
    }
    return;
  }
  if (encryption.kmsKeyId === undefined) throw invalid('Must set a valid kmsKeyId.');
  throw invalid(`this server supports ${OWNED} only, not ${encryption.type}`);
}

const invalid = (why: string) =>
  new ServiceError('InvalidEncryptionConfiguration', `Invalid Encryption Configuration: ${why}`);
