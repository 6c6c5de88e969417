/**
 * Where AWS has a service, found out once, here: botocore's endpoint rules are evaluated for a few Regions, and what they answer is kept
 * as a host with `{region}` in it. Most services answer what anybody would guess and keep nothing.
 * Source of the rules' meaning: Smithy, "Rules engine".
 */
import type { AwsEndpoint } from '../src/models/model.ts';

export interface RuleSet {
  readonly parameters: Readonly<Record<string, { readonly type: string; readonly default?: unknown }>>;
  readonly rules: readonly Rule[];
}
interface Rule {
  readonly conditions: readonly Call[];
  readonly type: 'tree' | 'endpoint' | 'error';
  readonly rules?: readonly Rule[];
  readonly endpoint?: { readonly url: Value; readonly properties?: { readonly authSchemes?: readonly AuthScheme[] } };
}
interface AuthScheme {
  readonly name: string;
  readonly signingName?: string;
  readonly signingRegion?: string;
}
interface Call {
  readonly fn: string;
  readonly argv: readonly Value[];
  readonly assign?: string;
}
type Value = string | boolean | number | null | { readonly ref: string } | Call;
type Scope = ReadonlyMap<string, unknown>;

interface Found {
  readonly url: string;
  readonly scheme: AuthScheme | undefined;
}

/** The Region that stands for all others, and those that may be special. */
const ANY = 'eu-west-1';
const SPECIAL = ['us-east-1', 'us-west-2'];

/**
 * @returns undefined where the service is at `<endpointPrefix>.<Region>.amazonaws.com`; null where the rules need to know more than the
 *   Region (an ARN of the request).
 */
export function awsEndpoint(rules: RuleSet, endpointPrefix: string): AwsEndpoint | null | undefined {
  const any = find(rules, ANY);
  if (any === undefined) return null;
  const host = hostOf(any, ANY);
  const hosts = SPECIAL.flatMap((region): [string, string][] => {
    const found = find(rules, region);
    const own = found === undefined ? host : new URL(found.url).host;
    return own === host.replace('{region}', region) ? [] : [[region, own]];
  });
  const { signingName, signingRegion } = any.scheme ?? {};
  const isElsewhere = signingRegion !== undefined && signingRegion !== '' && signingRegion !== ANY;
  if (host === `${endpointPrefix}.{region}.amazonaws.com` && hosts.length === 0 && !isElsewhere) return undefined;
  return {
    host,
    ...(isElsewhere && { signingRegion }),
    ...(signingName !== undefined && { signingName }),
    ...(hosts.length > 0 && { hosts: Object.fromEntries(hosts) }),
  };
}

const hostOf = ({ url }: Found, region: string): string => new URL(url).host.replace(region, '{region}');

function find({ parameters, rules }: RuleSet, region: string): Found | undefined {
  const scope = new Map<string, unknown>([['Region', region]]);
  for (const [name, parameter] of Object.entries(parameters))
    if (parameter.default !== undefined) scope.set(name, parameter.default);
  return firstOf(rules, scope);
}

/** The first rule whose conditions hold decides; undefined is its refusal. */
function firstOf(rules: readonly Rule[], scope: Scope): Found | undefined {
  for (const rule of rules) {
    const inner = new Map(scope);
    if (!rule.conditions.every((condition) => holds(condition, inner))) continue;
    if (rule.type === 'tree') return firstOf(rule.rules ?? [], inner);
    if (rule.endpoint === undefined) return undefined;
    const { url, properties } = rule.endpoint;
    const scheme = properties?.authSchemes?.find(({ name }) => name === 'sigv4');
    const text = (value: string | undefined): string | undefined => value && String(resolve(value, inner));
    return {
      url: String(resolve(url, inner)),
      scheme: scheme && {
        name: scheme.name,
        ...(scheme.signingName && { signingName: String(text(scheme.signingName)) }),
        ...(scheme.signingRegion && { signingRegion: String(text(scheme.signingRegion)) }),
      },
    };
  }
  return undefined;
}

function holds(condition: Call, scope: Map<string, unknown>): boolean {
  const value = call(condition, scope);
  if (condition.assign !== undefined) scope.set(condition.assign, value);
  return value !== undefined && value !== null && value !== false;
}

function resolve(value: Value, scope: Scope): unknown {
  if (typeof value === 'string') {
    // `{Region}`, `{PartitionResult#dnsSuffix}`
    return value.replaceAll(/\{([^{}#]+)(?:#([^{}]+))?\}/g, (_, name: string, path?: string) => {
      const found = scope.get(name);
      return String(path === undefined ? found : attribute(found, path));
    });
  }
  if (typeof value !== 'object' || value === null) return value;
  return 'ref' in value ? scope.get(value.ref) : call(value, scope);
}

function call({ fn, argv }: Call, scope: Scope): unknown {
  const [a, b, ...rest] = argv.map((value) => resolve(value, scope));
  switch (fn) {
    case 'isSet':
      return a !== undefined && a !== null;
    case 'not':
      return a !== true;
    case 'booleanEquals':
    case 'stringEquals':
      return a === b;
    case 'getAttr':
      return attribute(a, String(b));
    case 'aws.partition':
      // Only Regions of the partition `aws` are asked for.
      return { name: 'aws', dnsSuffix: 'amazonaws.com', dualStackDnsSuffix: 'api.aws', ...PARTITION };
    case 'isValidHostLabel':
      return /^[A-Za-z0-9-]{1,63}$/.test(String(a));
    case 'substring':
      return typeof a === 'string' ? substring(a, Number(b), Number(rest[0]), rest[1] === true) : undefined;
    case 'parseURL':
    case 'aws.parseArn':
      return undefined;
    case 'aws.isVirtualHostableS3Bucket':
      return false;
    default:
      throw new Error(`endpoint rules use the function ${fn}, which is not known here`);
  }
}

const PARTITION = { supportsFIPS: true, supportsDualStack: true, implicitGlobalRegion: 'us-east-1' };

function attribute(value: unknown, path: string): unknown {
  let node = value;
  for (const step of path.split('.')) {
    const index = /^(.*)\[(\d+)\]$/.exec(step);
    const name = index?.[1] ?? step;
    if (name !== '') node = (node as Record<string, unknown> | undefined)?.[name];
    if (index !== null) node = (node as readonly unknown[] | undefined)?.[Number(index[2])];
  }
  return node;
}

function substring(text: string, start: number, stop: number, reverse: boolean): string | undefined {
  if (start >= stop || text.length < stop) return undefined;
  return reverse ? text.slice(text.length - stop, text.length - start) : text.slice(start, stop);
}
