import type { AccessControlPolicy, Grant, Operations } from '../../../models/generated/s3.ts';
import type { Handlers } from '../../../models/service.ts';
import { findBucket, type S3Deps } from '../deps.ts';
import { noSuchKey, s3Error } from '../errors.ts';
import { ownerOf } from '../owner.ts';

type AclActions = Pick<Handlers<Operations>, 'GetBucketAcl' | 'PutBucketAcl' | 'GetObjectAcl' | 'PutObjectAcl'>;

/**
 * Every bucket behaves as one with object ownership "bucket owner enforced", which is what AWS gives to new buckets: the owner has
 * everything, and a request for anything else by ACL is refused.
 */
export function aclActions(deps: S3Deps): AclActions {
  return {
    async GetBucketAcl(ctx, input) {
      const row = await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      return ownerHasAll(row.accountId);
    },
    async PutBucketAcl(ctx, input) {
      await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      refuseForeignAcl(input, 'object');
      return {};
    },
    async GetObjectAcl(ctx, input) {
      const row = await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      if ((await deps.store.objects.get(input.Bucket, input.Key)) === undefined) throw noSuchKey(input.Key);
      return ownerHasAll(row.accountId);
    },
    async PutObjectAcl(ctx, input) {
      await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      refuseForeignAcl(input, 'object');
      if ((await deps.store.objects.get(input.Bucket, input.Key)) === undefined) throw noSuchKey(input.Key);
      return {};
    },
  };
}

interface AclRequest {
  readonly ACL?: string | undefined;
  readonly AccessControlPolicy?: AccessControlPolicy | undefined;
  readonly GrantFullControl?: string | undefined;
  readonly GrantRead?: string | undefined;
  readonly GrantReadACP?: string | undefined;
  readonly GrantWrite?: string | undefined;
  readonly GrantWriteACP?: string | undefined;
}

/** Lets pass what says no more than "the owner has everything"; refuses every other ACL. */
export function refuseForeignAcl(request: AclRequest, target: 'bucket' | 'object'): void {
  const canned = request.ACL === undefined || request.ACL === 'private' || request.ACL === 'bucket-owner-full-control';
  const { GrantFullControl, GrantRead, GrantReadACP, GrantWrite, GrantWriteACP } = request;
  const granted = [GrantFullControl, GrantRead, GrantReadACP, GrantWrite, GrantWriteACP].some((g) => g !== undefined);
  const grants = request.AccessControlPolicy?.Grants ?? [];
  const owner = request.AccessControlPolicy?.Owner?.ID;
  const foreign = grants.some((grant) => grant.Permission !== 'FULL_CONTROL' || grant.Grantee?.ID !== owner);
  if (canned && !granted && !foreign) return;
  if (target === 'bucket') {
    throw s3Error(
      'InvalidBucketAclWithObjectOwnership',
      400,
      "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
    );
  }
  throw s3Error('AccessControlListNotSupported', 400, 'The bucket does not allow ACLs');
}

function ownerHasAll(accountId: string): { Owner: { ID?: string | undefined }; Grants: Grant[] } {
  const owner = ownerOf(accountId);
  return { Owner: owner, Grants: [{ Grantee: { Type: 'CanonicalUser', ...owner }, Permission: 'FULL_CONTROL' }] };
}
