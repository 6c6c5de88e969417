/**
 * How the AWS SDK for Java, version 2, names things: Step Functions is made with it, and its names stand in state machines (the service
 * in `aws-sdk:<service>`, members such as `DbInstanceIdentifier`, errors such as `Rds.DbInstanceNotFoundException`).
 * Source of the rules: the naming strategy of that SDK's code generator (aws/aws-sdk-java-v2, `codegen/…/naming`).
 */

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Words of a name: `DBInstance` -> `DB`, `Instance`; `Route53Resolver` -> `Route53`, `Resolver`; `WAFV2` is one. */
function words(name: string): string[] {
  return name
    .replaceAll(/[^A-Za-z0-9]+/g, ' ')
    .replaceAll(/([^a-z]{2,})v([0-9]+)/g, '$1 v$2 ')
    .replaceAll(/([^A-Z]{2,})V([0-9]+)/g, '$1 V$2 ')
    .replaceAll(/(?<=[a-z])(?=[A-Z][a-zA-Z0-9])/g, ' ')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replaceAll(/([0-9])([a-zA-Z])/g, '$1 $2')
    .trim()
    .split(/ +/);
}

const pascalCase = (name: string): string =>
  words(name)
    .map((word) => capital(word.toLowerCase()))
    .join('');

/** The service as exceptions are called after it, from its service id: `DynamoDB` -> `DynamoDb`, `Config Service` -> `Config`. */
export const javaServiceName = (serviceId: string): string =>
  pascalCase(serviceId)
    .replace(/^Amazon/, '')
    .replace(/^Aws/, '')
    .replace(/Service$/, '');

/** The class of an error shape: `DBInstanceNotFoundFault` -> `DbInstanceNotFoundException`, `NoSuchBucket` -> `NoSuchBucketException`. */
export function javaExceptionName(shape: string): string {
  if (shape.endsWith('Fault')) return `${pascalCase(shape.slice(0, -'Fault'.length))}Exception`;
  return shape.endsWith('Exception') ? pascalCase(shape) : `${pascalCase(shape)}Exception`;
}

/** Words that Java or the SDK keeps for itself; members of that name get `Value` behind it. */
const RESERVED = new Set(
  (
    'abstract assert boolean break byte case catch char class const continue default do double else enum extends false final finally ' +
    'float for goto if implements import instanceof int interface long native new null package private protected public return short ' +
    'static strictfp super switch synchronized this throw throws transient true try void volatile while'
  ).split(' '),
);
const RESERVED_METHODS = new Set(
  'equals finalize getClass hashCode notify notifyAll toString wait builder sdkFields toBuilder overrideConfiguration sdkHttpResponse'.split(
    ' ',
  ),
);

/** What the generator's configuration renames: `NULL` of DynamoDB's attribute values. Seen in answers of Step Functions. */
const RENAMED: ReadonlyMap<string, string> = new Map([['NULL', 'Nul']]);

/**
 * A member with a capital first letter, as Step Functions shows it: the capitals that begin it become one (`DBName` -> `DbName`,
 * `ETag` stays), and reserved words get `Value` (`Equals` -> `EqualsValue`, which AWS documents).
 */
export function javaMemberName(member: string): string {
  const renamed = RENAMED.get(member);
  if (renamed !== undefined) return renamed;
  const start = /^.[A-Z]*(?=[A-Z][a-z])|^.[A-Z]*/.exec(member)?.[0] ?? '';
  const method = start.toLowerCase() + member.slice(start.length);
  const isReserved = RESERVED.has(member) || RESERVED.has(member.toLowerCase()) || RESERVED_METHODS.has(method);
  return capital(isReserved ? `${method}Value` : method);
}
