import type { BucketLocationConstraint, Operations } from '../../../models/generated/s3.ts';
import type { Handlers, RequestContext } from '../../../models/service.ts';
import { partitionOf } from '../../../platform/arn.ts';
import type { BucketRow } from '../../../storage/objects.ts';
import { discard, findBucket, type S3Deps, toSecond } from '../deps.ts';
import {
  bucketAlreadyExists,
  bucketAlreadyOwnedByYou,
  bucketNotEmpty,
  invalidArgument,
  invalidBucketName,
  noSuchBucket,
  notImplemented,
  s3Error,
} from '../errors.ts';
import { checkTags, MAX_BUCKET_TAGS } from '../object/tags.ts';
import { ownerOf } from '../owner.ts';
import { refuseForeignAcl } from './acl.ts';
import { isBucketName } from './names.ts';

type BucketActions = Pick<
  Handlers<Operations>,
  'CreateBucket' | 'DeleteBucket' | 'GetBucketLocation' | 'HeadBucket' | 'ListBuckets'
>;

export function bucketActions(deps: S3Deps): BucketActions {
  const { objects } = deps.store;
  return {
    async CreateBucket(ctx, input) {
      const name = input.Bucket;
      if (!isBucketName(name)) throw invalidBucketName(name);
      const region = regionOfNewBucket(ctx, input.CreateBucketConfiguration?.LocationConstraint);
      if (input.ObjectLockEnabledForBucket === true) throw notImplemented('Object Lock');
      if (input.CreateBucketConfiguration?.Bucket !== undefined) throw notImplemented('directory buckets');
      refuseForeignAcl(input, 'bucket');
      const tags = input.CreateBucketConfiguration?.Tags ?? [];
      checkTags(tags, MAX_BUCKET_TAGS);
      const row: BucketRow = {
        name,
        accountId: ctx.accountId,
        region,
        createdAt: toSecond(deps.clock.now()),
        config: {
          OwnershipControls: { Rules: [{ ObjectOwnership: input.ObjectOwnership ?? 'BucketOwnerEnforced' }] },
          PublicAccessBlock: {
            BlockPublicAcls: true,
            IgnorePublicAcls: true,
            BlockPublicPolicy: true,
            RestrictPublicBuckets: true,
          },
          ...(tags.length === 0 ? {} : { Tagging: tags }),
        },
      };
      if ((await objects.createBucket(row)) === 'exists') await refuseTaken(ctx, name);
      return {
        Location: region === 'us-east-1' ? `/${name}` : `http://${name}.s3.amazonaws.com/`,
        BucketArn: arn(row),
      };
    },

    async HeadBucket(ctx, input) {
      const row = await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      return { BucketRegion: row.region, BucketArn: arn(row), AccessPointAlias: false };
    },

    async GetBucketLocation(ctx, input) {
      const { region } = await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      // us-east-1 is the one Region that S3 answers with nothing; the model's list of Regions is not complete, so any other passes.
      return region === 'us-east-1' ? {} : { LocationConstraint: region as BucketLocationConstraint };
    },

    async ListBuckets(ctx, input) {
      const limit = input.MaxBuckets ?? 10_000;
      if (limit < 1 || limit > 10_000) {
        throw invalidArgument('Argument max-buckets must be an integer between 1 and 10000', 'max-buckets', limit);
      }
      const after = input.ContinuationToken === undefined ? '' : readToken(input.ContinuationToken);
      const rows = (await objects.listBuckets(ctx.accountId))
        .filter((row) => row.name > after && row.name.startsWith(input.Prefix ?? ''))
        .filter((row) => input.BucketRegion === undefined || row.region === input.BucketRegion)
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        Buckets: page.map((row) => ({
          Name: row.name,
          CreationDate: row.createdAt,
          BucketRegion: row.region,
          BucketArn: arn(row),
        })),
        Owner: ownerOf(ctx.accountId),
        ...(input.Prefix === undefined ? {} : { Prefix: input.Prefix }),
        ...(last === undefined || page.length === rows.length
          ? {}
          : { ContinuationToken: Buffer.from(last.name).toString('base64url') }),
      };
    },

    async DeleteBucket(ctx, input) {
      await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      // Unfinished uploads do not keep a bucket (as on AWS): their parts go with it.
      const uploads = await objects.listUploads(input.Bucket);
      const parts = await Promise.all(uploads.map((upload) => objects.listParts(upload.uploadId)));
      const outcome = await objects.deleteBucket(input.Bucket);
      if (outcome === 'not-empty') throw bucketNotEmpty(input.Bucket);
      if (outcome === 'missing') throw noSuchBucket(input.Bucket);
      await discard(
        deps,
        parts.flat().map((part) => part.blobId),
      );
      return {};
    },
  };

  async function refuseTaken(ctx: RequestContext, name: string): Promise<void> {
    const owned = await objects.getBucket(name);
    if (owned === undefined) throw s3Error('OperationAborted', 409, CONFLICTING_OPERATION);
    if (owned.accountId !== ctx.accountId) throw bucketAlreadyExists(name);
    // In us-east-1 alone, creating one's own bucket again succeeds and changes nothing.
    if (!(owned.region === 'us-east-1' && ctx.region === 'us-east-1')) throw bucketAlreadyOwnedByYou(name);
  }
}

const CONFLICTING_OPERATION =
  'A conflicting conditional operation is currently in progress against this resource. Please try again.';

/** A Region's endpoint makes buckets of that Region only, and has to be told so; us-east-1 is the global endpoint and makes any. */
function regionOfNewBucket(ctx: RequestContext, constraint: string | undefined): string {
  if (ctx.region === 'us-east-1') {
    if (constraint === undefined || constraint === '') return 'us-east-1';
    if (constraint === 'us-east-1' || !/^(EU|[a-z]{2,4}(-[a-z]+)+-\d+)$/.test(constraint)) {
      throw s3Error('InvalidLocationConstraint', 400, 'The specified location-constraint is not valid', {
        LocationConstraint: constraint,
      });
    }
    return constraint === 'EU' ? 'eu-west-1' : constraint;
  }
  if (constraint === ctx.region || (constraint === 'EU' && ctx.region === 'eu-west-1')) return ctx.region;
  throw s3Error(
    'IllegalLocationConstraintException',
    400,
    `The ${constraint || 'unspecified'} location constraint is incompatible for the region specific endpoint this request was sent to.`,
  );
}

const arn = (row: BucketRow): string => `arn:${partitionOf(row.region)}:s3:::${row.name}`;

function readToken(token: string): string {
  const name = Buffer.from(token, 'base64url').toString();
  if (!isBucketName(name)) throw invalidArgument('The continuation token provided is incorrect', 'continuation-token');
  return name;
}
