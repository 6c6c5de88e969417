import type { FunctionRevision } from '../../engines/functions/door.ts';
import type { FunctionConfiguration, Runtime } from '../../models/generated/lambda.ts';
import type { Scope } from '../../platform/identity.ts';
import type { RecordKey } from '../../storage/records.ts';
import { functionArn } from './name.ts';

/** What a function is at one moment: the whole of `$LATEST`, or of a published version. */
export interface FunctionSettings {
  readonly runtime: Runtime;
  readonly handler: string;
  readonly role: string;
  readonly description: string;
  /** Seconds. */
  readonly timeout: number;
  /** MiB */
  readonly memory: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly architecture: 'x86_64' | 'arm64';
  /** MiB; shown, not enforced. */
  readonly ephemeralStorage: number;
  readonly tracing: 'Active' | 'PassThrough';
  readonly logGroup?: string;
  readonly logFormat: 'JSON' | 'Text';
  readonly code: { readonly sha256: string; readonly size: number };
  readonly revisionId: string;
  readonly lastModified: number;
}

export interface FunctionDoc extends FunctionSettings {
  readonly lastVersion: number;
  readonly reservedConcurrency?: number;
}
export interface VersionDoc extends FunctionSettings {
  readonly version: number;
}
export interface AliasDoc {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly revisionId: string;
  readonly routing?: { readonly version: string; readonly weight: number };
}

const key =
  (kind: string) =>
  (scope: Scope, name: string): RecordKey => ({
    accountId: scope.accountId,
    region: scope.region,
    kind,
    name,
  });
export const functionKey = key('lambda/function');
export const versionKey = (scope: Scope, name: string, version: number | string): RecordKey =>
  key('lambda/version')(scope, `${name}:${String(version).padStart(9, '0')}`);
export const aliasKey = (scope: Scope, name: string, alias: string): RecordKey =>
  key('lambda/alias')(scope, `${name}:${alias}`);

export const logGroupOf = (name: string, settings: FunctionSettings): string =>
  settings.logGroup ?? `/aws/lambda/${name}`;

/** The answer of most operations. @param version `$LATEST` or a number; `named` where the ARN is to carry it. */
export function describe(
  scope: Scope,
  name: string,
  settings: FunctionSettings,
  version: string,
  named: boolean,
): FunctionConfiguration {
  const variables = settings.environment;
  return {
    FunctionName: name,
    FunctionArn: functionArn(scope, name, named ? version : undefined),
    Runtime: settings.runtime,
    Role: settings.role,
    Handler: settings.handler,
    CodeSize: settings.code.size,
    Description: settings.description,
    Timeout: settings.timeout,
    MemorySize: settings.memory,
    // Lambda writes the offset without a colon.
    LastModified: new Date(settings.lastModified).toISOString().replace('Z', '+0000'),
    CodeSha256: Buffer.from(settings.code.sha256, 'hex').toString('base64'),
    Version: version,
    ...(Object.keys(variables).length === 0 ? {} : { Environment: { Variables: variables } }),
    TracingConfig: { Mode: settings.tracing },
    RevisionId: settings.revisionId,
    State: 'Active',
    LastUpdateStatus: 'Successful',
    PackageType: 'Zip',
    Architectures: [settings.architecture],
    EphemeralStorage: { Size: settings.ephemeralStorage },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    LoggingConfig: { LogFormat: settings.logFormat, LogGroup: logGroupOf(name, settings) },
  };
}

/** The settings as the engine runs them. */
export function revisionOf(
  scope: Scope,
  name: string,
  settings: FunctionSettings,
  version: string,
  code: FunctionRevision['code'],
  concurrency: number | undefined,
): FunctionRevision {
  return {
    scope: { accountId: scope.accountId, region: scope.region },
    key: [scope.accountId, scope.region, name, version, settings.revisionId, concurrency ?? ''].join('/'),
    name,
    version,
    runtime: settings.runtime,
    handler: settings.handler,
    roleArn: settings.role,
    timeout: settings.timeout * 1000,
    memory: settings.memory,
    environment: settings.environment,
    logGroup: logGroupOf(name, settings),
    codeDigest: settings.code.sha256,
    code,
    ...(concurrency === undefined ? {} : { concurrency }),
  };
}
