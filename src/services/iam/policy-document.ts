import { parseJson } from '../../platform/json.ts';
import { refuse } from './errors.ts';

/**
 * Policy documents: what is refused, and how they stand in answers. They are kept as they were sent. Grammar: IAM User Guide, "Grammar
 * of the IAM JSON policy language".
 */

/** How IAM writes a document in an answer: percent-encoded as RFC 3986 has it. */
export const encodeDocument = (document: string): string =>
  encodeURIComponent(document).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

/** The size that quotas count: white space is free. */
export const sizeOf = (document: string): number => document.replace(/\s/g, '').length;

/**
 * Checks a trust policy.
 * @throws MalformedPolicyDocument, LimitExceeded
 */
export function checkTrustPolicy(document: string): void {
  const policy = parse(document, 'This policy contains invalid Json');
  for (const statement of statementsOf(policy)) {
    for (const field of ['Resource', 'NotResource']) {
      if (field in statement) throw refuse.malformed(`Has prohibited field ${field}`);
    }
    checkElements(statement, ['Principal', 'NotPrincipal']);
    if (!('Principal' in statement || 'NotPrincipal' in statement)) {
      throw refuse.malformed('Missing required field Principal');
    }
    checkPrincipal(statement['Principal'] ?? statement['NotPrincipal']);
    if (!('Action' in statement || 'NotAction' in statement)) throw refuse.malformed('Missing required field Action');
    for (const action of texts(statement['Action'] ?? statement['NotAction'])) {
      if (!/^sts:/i.test(action)) {
        throw refuse.malformed('AssumeRole policy may only specify STS AssumeRole actions.');
      }
    }
  }
  if (sizeOf(document) > TRUST_SIZE) throw refuse.quota('ACLSizePerRole', TRUST_SIZE);
}

/**
 * Checks a policy that permits. Managed policies must be of the current version of the language; inline ones may be of the old one.
 * @throws MalformedPolicyDocument
 */
export function checkPermissions(document: string, kind: 'managed' | 'inline'): void {
  const policy = parse(document, SYNTAX);
  const statements = statementsOf(policy);
  for (const statement of statements) {
    if ('Principal' in statement || 'NotPrincipal' in statement) {
      throw refuse.malformed('Policy document should not specify a principal.');
    }
    checkElements(statement, ['Resource', 'NotResource']);
  }
  if (kind === 'managed' && policy['Version'] !== CURRENT) {
    throw refuse.malformed(`Policy document must be version ${CURRENT} or greater.`);
  }
  const sids = statements.map((statement) => statement['Sid']).filter((sid) => sid !== undefined && sid !== '');
  if (new Set(sids).size < sids.length) {
    throw refuse.malformed('Statement IDs (SID) in a single policy must be unique.');
  }
  for (const statement of statements) {
    const actions = texts(statement['Action'] ?? statement['NotAction'] ?? []);
    if (actions.length === 0) throw refuse.malformed('Policy statement must contain actions.');
    const resources = texts(statement['Resource'] ?? statement['NotResource'] ?? []);
    if (resources.length === 0) throw refuse.malformed('Policy statement must contain resources.');
    for (const action of actions) checkAction(action);
    for (const resource of resources) checkResource(resource);
  }
}

/** @throws LimitExceeded */
export function checkManagedSize(document: string): void {
  if (sizeOf(document) > MANAGED_SIZE) throw refuse.quota('PolicySize', MANAGED_SIZE);
}

const TRUST_SIZE = 2048;
const MANAGED_SIZE = 6144;
const CURRENT = '2012-10-17';
const SYNTAX = 'Syntax errors in policy.';
const syntaxError = () => refuse.malformed(SYNTAX);

type Fields = Readonly<Record<string, unknown>>;

function parse(document: string, notJson: string): Fields {
  let value: unknown;
  try {
    value = parseJson(document);
  } catch {
    throw refuse.malformed(notJson);
  }
  if (!isFields(value)) throw syntaxError();
  if (Object.keys(value).some((name) => !['Version', 'Id', 'Statement'].includes(name))) throw syntaxError();
  if (!['undefined', 'string'].includes(typeof value['Id'])) throw syntaxError();
  if (![undefined, '2008-10-17', CURRENT].includes(value['Version'] as string | undefined)) throw syntaxError();
  return value;
}

function statementsOf(policy: Fields): readonly Fields[] {
  const statements: readonly unknown[] = Array.isArray(policy['Statement'])
    ? policy['Statement']
    : [policy['Statement']];
  if (statements.length === 0) throw syntaxError();
  return statements.map((statement) => {
    if (!isFields(statement)) throw syntaxError();
    return statement;
  });
}

/** What a statement of either kind may hold; `own` are the elements of one kind alone. */
function checkElements(statement: Fields, own: readonly string[]): void {
  const known = ['Sid', 'Effect', 'Action', 'NotAction', 'Condition', ...own];
  if (Object.keys(statement).some((name) => !known.includes(name))) throw syntaxError();
  for (const name of ['Action', 'Resource', 'Principal']) {
    if (name in statement && `Not${name}` in statement) throw syntaxError();
  }
  const { Sid: sid, Effect: effect, Condition: condition } = statement;
  if (effect !== 'Allow' && effect !== 'Deny') {
    throw effect === undefined ? refuse.malformed('Missing required field Effect') : syntaxError();
  }
  if (sid !== undefined && typeof sid !== 'string') throw syntaxError();
  if (typeof sid === 'string' && !/^[0-9A-Za-z]*$/.test(sid)) {
    throw refuse.malformed(
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    );
  }
  if (condition !== undefined && !(isFields(condition) && Object.values(condition).every(isFields))) {
    throw syntaxError();
  }
}

/** `"*"`, or lists by type: `{ AWS, Service, Federated, CanonicalUser }`. */
function checkPrincipal(principal: unknown): void {
  if (principal === '*') return;
  if (!isFields(principal) || Object.keys(principal).length === 0) throw syntaxError();
  for (const [type, value] of Object.entries(principal)) {
    if (!['AWS', 'Service', 'Federated', 'CanonicalUser'].includes(type)) throw syntaxError();
    if (texts(value).length === 0) throw syntaxError();
  }
}

function checkAction(action: string): void {
  if (action === '*') return;
  const parts = action.split(':');
  if (parts.length === 1) {
    throw refuse.malformed('Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.');
  }
  if (parts.length > 2) throw refuse.malformed('Actions/Condition can contain only one colon.');
  if (!/^[a-zA-Z0-9.-]+$/.test(parts[0] ?? '')) throw refuse.malformed(`Vendor ${parts[0]} is not valid`);
}

function checkResource(resource: string): void {
  if (resource !== '*' && !resource.startsWith('arn:')) {
    throw refuse.malformed(`Resource ${resource} must be in ARN format or "*".`);
  }
}

function texts(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((one) => {
    if (typeof one !== 'string') throw syntaxError();
    return one;
  });
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
