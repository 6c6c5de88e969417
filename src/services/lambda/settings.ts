import { isKnownRuntime } from '../../engines/functions/door.ts';
import type { CreateFunctionRequest } from '../../models/generated/lambda.ts';
import { refuse } from './deps.ts';
import type { FunctionSettings } from './record.ts';

/** The members that creating and changing a function have in common, and those of creating alone. */
type Request = { readonly [Member in keyof CreateFunctionRequest]?: CreateFunctionRequest[Member] | undefined };

const MAX_ENVIRONMENT = 4096;
/** Variables that Lambda sets itself. */
const RESERVED = new Set([
  ...['_HANDLER', '_X_AMZN_TRACE_ID', 'AWS_DEFAULT_REGION', 'AWS_REGION', 'AWS_EXECUTION_ENV'],
  ...['AWS_LAMBDA_FUNCTION_NAME', 'AWS_LAMBDA_FUNCTION_MEMORY_SIZE', 'AWS_LAMBDA_FUNCTION_VERSION'],
  ...['AWS_LAMBDA_INITIALIZATION_TYPE', 'AWS_LAMBDA_LOG_GROUP_NAME', 'AWS_LAMBDA_LOG_STREAM_NAME'],
  ...['AWS_ACCESS_KEY', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_LAMBDA_RUNTIME_API'],
  ...['LAMBDA_TASK_ROOT', 'LAMBDA_RUNTIME_DIR'],
]);

/** The settings that a request asks for, over those that are there. @throws InvalidParameterValueException */
export function settingsFrom(
  input: Request,
  base: Omit<FunctionSettings, 'code' | 'revisionId' | 'lastModified' | 'runtime' | 'handler' | 'role'> &
    Partial<FunctionSettings>,
): Omit<FunctionSettings, 'code' | 'revisionId' | 'lastModified'> {
  refuseUnsupported(input);
  const runtime = input.Runtime ?? base.runtime;
  const handler = input.Handler ?? base.handler ?? (runtime?.startsWith('provided') === true ? 'bootstrap' : undefined);
  const role = input.Role ?? base.role;
  if (runtime === undefined || handler === undefined || role === undefined) {
    throw refuse.invalid(
      'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
    );
  }
  if (!isKnownRuntime(runtime)) {
    throw refuse.unsupported(`the runtime ${runtime}: it runs nodejs*, python3.* and provided*`);
  }
  const environment = input.Environment === undefined ? base.environment : (input.Environment.Variables ?? {});
  const reserved = Object.keys(environment).filter((name) => RESERVED.has(name));
  if (reserved.length > 0) {
    throw refuse.invalid(
      `Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: ${reserved.join(', ')}`,
    );
  }
  const cut = Object.keys(environment).find((name) => environment[name]?.includes('\0'));
  if (cut !== undefined)
    throw refuse.invalid(`The environment variable ${cut} holds a NUL, which no program can be given.`);
  if (Buffer.byteLength(JSON.stringify(environment)) > MAX_ENVIRONMENT) {
    throw refuse.invalid(
      'Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit.',
    );
  }
  const timeout = input.Timeout ?? base.timeout;
  if (timeout > 900) {
    throw refuse.invalid(
      `Value '${timeout}' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900`,
    );
  }
  const memory = input.MemorySize ?? base.memory;
  if (memory > 10_240)
    throw refuse.invalid(
      "'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to 10240",
    );
  const logGroup = input.LoggingConfig?.LogGroup ?? base.logGroup;
  return {
    runtime,
    handler,
    role,
    description: input.Description ?? base.description,
    timeout,
    memory,
    environment,
    architecture: input.Architectures?.[0] ?? base.architecture,
    ephemeralStorage: input.EphemeralStorage?.Size ?? base.ephemeralStorage,
    tracing: input.TracingConfig?.Mode ?? base.tracing,
    logFormat: input.LoggingConfig?.LogFormat ?? base.logFormat,
    ...(logGroup === undefined ? {} : { logGroup }),
  };
}

/** What a function has that says nothing. */
export const DEFAULTS = {
  description: '',
  timeout: 3,
  memory: 128,
  environment: {},
  architecture: process.arch === 'arm64' ? 'arm64' : 'x86_64',
  ephemeralStorage: 512,
  tracing: 'PassThrough',
  logFormat: 'Text',
} as const;

function refuseUnsupported(input: Request): void {
  const wanted: readonly (readonly [boolean, string])[] = [
    [input.PackageType === 'Image', 'functions from container images (PackageType Image)'],
    [(input.Layers ?? []).length > 0, 'layers: put their content into the deployment package'],
    [(input.FileSystemConfigs ?? []).length > 0, 'file systems (FileSystemConfigs)'],
    [
      (input.VpcConfig?.SubnetIds ?? []).length > 0,
      'networks (VpcConfig): functions run in the network of this machine',
    ],
    [(input.DeadLetterConfig?.TargetArn ?? '') !== '', 'dead-letter queues'],
    [input.SnapStart?.ApplyOn === 'PublishedVersions', 'SnapStart'],
    [input.CodeSigningConfigArn !== undefined, 'code signing'],
    [input.DurableConfig !== undefined, 'durable functions'],
    [input.TenancyConfig !== undefined, 'tenant isolation'],
    [input.CapacityProviderConfig !== undefined, 'capacity providers'],
  ];
  for (const [asked, what] of wanted) if (asked) throw refuse.unsupported(what);
}
