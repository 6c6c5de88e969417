import type * as S3 from '../../../models/generated/s3.ts';
import type { Handlers, RequestContext } from '../../../models/service.ts';
import { parseJson } from '../../../platform/json.ts';
import { findBucket, type S3Deps } from '../deps.ts';
import { invalidArgument, malformedXml, notImplemented, s3Error } from '../errors.ts';
import { createKeyedLock } from '../keyed-lock.ts';
import { checkTags, MAX_BUCKET_TAGS } from '../object/tags.ts';

/**
 * The documents that hang on a bucket. They are kept and given back as they came; what each of them *does* on AWS is said in the room's
 * README. A document whose absence of effect would lose or expose data (versioning, Object Lock, replication, websites, notifications)
 * is refused instead.
 */
export function configurationActions(deps: S3Deps) {
  const lock = createKeyedLock();

  const set = (
    ctx: RequestContext,
    input: BucketInput,
    name: string,
    document: unknown,
  ): Promise<Record<string, never>> =>
    lock.run(input.Bucket, async () => {
      const row = await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      const { [name]: _replaced, ...others } = row.config;
      await deps.store.objects.updateBucket(
        row.name,
        document === undefined ? others : { ...others, [name]: document },
      );
      return {};
    });

  const find = async <T>(ctx: RequestContext, input: BucketInput, name: string): Promise<T | undefined> => {
    const row = await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
    // Written by the matching Put… handler below, whose input the wire has checked against the same shape.
    return row.config[name] as T | undefined;
  };

  const get = async <T>(ctx: RequestContext, input: BucketInput, name: keyof typeof ABSENT): Promise<T> => {
    const document = await find<T>(ctx, input, name);
    if (document !== undefined) return document;
    const [code, message] = ABSENT[name];
    throw s3Error(code, 404, message, { BucketName: input.Bucket });
  };

  const absent = async (ctx: RequestContext, input: BucketInput, code: string, message: string): Promise<never> => {
    await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
    throw s3Error(code, 404, message, { BucketName: input.Bucket });
  };

  const handlers = {
    PutBucketTagging(ctx, input) {
      checkTags(input.Tagging.TagSet, MAX_BUCKET_TAGS);
      return set(ctx, input, 'Tagging', input.Tagging.TagSet);
    },
    GetBucketTagging: async (ctx, input) => ({ TagSet: await get<readonly S3.Tag[]>(ctx, input, 'Tagging') }),
    DeleteBucketTagging: (ctx, input) => set(ctx, input, 'Tagging', undefined),

    PutBucketPolicy(ctx, input) {
      checkPolicy(input.Policy);
      return set(ctx, input, 'Policy', input.Policy);
    },
    GetBucketPolicy: async (ctx, input) => ({ Policy: await get<string>(ctx, input, 'Policy') }),
    DeleteBucketPolicy: (ctx, input) => set(ctx, input, 'Policy', undefined),
    async GetBucketPolicyStatus(ctx, input) {
      await get<string>(ctx, input, 'Policy');
      // No policy opens a bucket here: only the owner's account gets in.
      return { PolicyStatus: { IsPublic: false } };
    },

    PutBucketEncryption: (ctx, input) => set(ctx, input, 'Encryption', input.ServerSideEncryptionConfiguration),
    GetBucketEncryption: async (ctx, input) => ({
      ServerSideEncryptionConfiguration: await get<S3.ServerSideEncryptionConfiguration>(ctx, input, 'Encryption'),
    }),
    DeleteBucketEncryption: (ctx, input) => set(ctx, input, 'Encryption', undefined),

    PutBucketCors: (ctx, input) => set(ctx, input, 'Cors', input.CORSConfiguration),
    GetBucketCors: (ctx, input) => get<S3.GetBucketCorsOutput>(ctx, input, 'Cors'),
    DeleteBucketCors: (ctx, input) => set(ctx, input, 'Cors', undefined),

    async PutBucketLifecycleConfiguration(ctx, input) {
      if ((input.LifecycleConfiguration?.Rules.length ?? 0) === 0) throw malformedXml();
      const minimum = input.TransitionDefaultMinimumObjectSize ?? 'all_storage_classes_128K';
      await set(ctx, input, 'Lifecycle', {
        Rules: input.LifecycleConfiguration?.Rules,
        TransitionDefaultMinimumObjectSize: minimum,
      });
      return { TransitionDefaultMinimumObjectSize: minimum };
    },
    GetBucketLifecycleConfiguration: (ctx, input) =>
      get<S3.GetBucketLifecycleConfigurationOutput>(ctx, input, 'Lifecycle'),
    DeleteBucketLifecycle: (ctx, input) => set(ctx, input, 'Lifecycle', undefined),

    PutBucketOwnershipControls: (ctx, input) => set(ctx, input, 'OwnershipControls', input.OwnershipControls),
    GetBucketOwnershipControls: async (ctx, input) => ({
      OwnershipControls: await get<S3.OwnershipControls>(ctx, input, 'OwnershipControls'),
    }),
    DeleteBucketOwnershipControls: (ctx, input) => set(ctx, input, 'OwnershipControls', undefined),

    PutPublicAccessBlock: (ctx, input) => set(ctx, input, 'PublicAccessBlock', input.PublicAccessBlockConfiguration),
    GetPublicAccessBlock: async (ctx, input) => ({
      PublicAccessBlockConfiguration: await get<S3.PublicAccessBlockConfiguration>(ctx, input, 'PublicAccessBlock'),
    }),
    DeletePublicAccessBlock: (ctx, input) => set(ctx, input, 'PublicAccessBlock', undefined),

    async PutBucketVersioning(ctx, input) {
      await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      const { Status, MFADelete } = input.VersioningConfiguration;
      if (Status === undefined) throw malformedXml();
      if (Status === 'Enabled' || MFADelete === 'Enabled') throw notImplemented('bucket versioning');
      return set(ctx, input, 'Versioning', { Status });
    },
    GetBucketVersioning: async (ctx, input) =>
      (await find<S3.GetBucketVersioningOutput>(ctx, input, 'Versioning')) ?? {},

    async PutBucketNotificationConfiguration(ctx, input) {
      await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      const asked = Object.values(input.NotificationConfiguration).some((target) => isFilled(target));
      if (asked) throw notImplemented('bucket notifications');
      return {};
    },
    GetBucketNotificationConfiguration: (ctx, input) => nothing(ctx, input),
    async PutBucketLogging(ctx, input) {
      await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      if (input.BucketLoggingStatus.LoggingEnabled !== undefined) throw notImplemented('server access logging');
      return {};
    },
    GetBucketLogging: (ctx, input) => nothing(ctx, input),
    GetBucketAccelerateConfiguration: (ctx, input) => nothing(ctx, input),
    async PutBucketRequestPayment(ctx, input) {
      await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      if (input.RequestPaymentConfiguration.Payer !== 'BucketOwner') throw notImplemented('requester pays');
      return {};
    },
    async GetBucketRequestPayment(ctx, input) {
      await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
      return { Payer: 'BucketOwner' };
    },
    GetBucketWebsite: (ctx, input) =>
      absent(ctx, input, 'NoSuchWebsiteConfiguration', 'The specified bucket does not have a website configuration'),
    GetBucketReplication: (ctx, input) =>
      absent(ctx, input, 'ReplicationConfigurationNotFoundError', 'The replication configuration was not found'),
    GetObjectLockConfiguration: (ctx, input) =>
      absent(
        ctx,
        input,
        'ObjectLockConfigurationNotFoundError',
        'Object Lock configuration does not exist for this bucket',
      ),
  } satisfies Partial<Handlers<S3.Operations>>;
  return handlers;

  async function nothing(ctx: RequestContext, input: BucketInput): Promise<Record<string, never>> {
    await findBucket(deps, ctx, input.Bucket, input.ExpectedBucketOwner);
    return {};
  }
}

interface BucketInput {
  readonly Bucket: string;
  readonly ExpectedBucketOwner?: string | undefined;
}

/** What AWS says where a document is absent. */
const ABSENT = {
  Tagging: ['NoSuchTagSet', 'The TagSet does not exist'],
  Policy: ['NoSuchBucketPolicy', 'The bucket policy does not exist'],
  Encryption: [
    'ServerSideEncryptionConfigurationNotFoundError',
    'The server side encryption configuration was not found',
  ],
  Cors: ['NoSuchCORSConfiguration', 'The CORS configuration does not exist'],
  Lifecycle: ['NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist'],
  OwnershipControls: ['OwnershipControlsNotFoundError', 'The bucket ownership controls were not found'],
  PublicAccessBlock: ['NoSuchPublicAccessBlockConfiguration', 'The public access block configuration was not found'],
} as const satisfies Record<string, readonly [string, string]>;

function checkPolicy(text: string): void {
  let policy: unknown;
  try {
    policy = parseJson(text);
  } catch {
    policy = undefined;
  }
  if (typeof policy !== 'object' || policy === null || Array.isArray(policy)) {
    throw s3Error('MalformedPolicy', 400, "Policies must be valid JSON and the first byte must be '{'");
  }
  if (!('Statement' in policy)) throw s3Error('MalformedPolicy', 400, 'Missing required field Statement');
  if (Buffer.byteLength(text) > 20 * 1024) {
    throw invalidArgument('Policy exceeds the maximum allowed document size.', 'Policy');
  }
}

const isFilled = (target: unknown): boolean => (Array.isArray(target) ? target.length > 0 : target !== undefined);
