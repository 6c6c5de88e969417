import { formatArn } from '../../platform/arn.ts';
import type { Scope } from '../../platform/identity.ts';
import { refuse } from './deps.ts';

/** What a `FunctionName` says: a name, a partial ARN or a whole one, with or without a version or alias behind it. */
export interface NamedFunction {
  readonly scope: Scope;
  readonly name: string;
  /** Absent: `$LATEST`, without having been named. */
  readonly qualifier?: string;
}

const NAME =
  /^(?:(?:arn:[^:]+:lambda:)?(?:([a-z]{2}[a-z-]*-\d):)?(?:(\d{12}):)?(?:function:)?)([\w-]+)(?::(\$LATEST|[\w-]+))?$/;

/** @throws InvalidParameterValueException, ResourceNotFoundException (another Region or account: there is nothing to be found) */
export function readName(scope: Scope, text: string, qualifier?: string): NamedFunction {
  const match = NAME.exec(text);
  if (match === null) throw refuse.invalid(`The function name ${JSON.stringify(text)} is not valid.`);
  const [, region = scope.region, accountId = scope.accountId, name = '', behind] = match;
  if (behind !== undefined && qualifier !== undefined && behind !== qualifier) {
    throw refuse.invalid('The derived qualifier from the function name does not match the specified qualifier.');
  }
  if (region !== scope.region || accountId !== scope.accountId) throw refuse.noFunction(text);
  const named = behind ?? qualifier;
  return { scope: { accountId, region }, name, ...(named === undefined ? {} : { qualifier: named }) };
}

export const functionArn = (scope: Scope, name: string, qualifier?: string): string =>
  formatArn({
    service: 'lambda',
    ...scope,
    resource: `function:${name}${qualifier === undefined ? '' : `:${qualifier}`}`,
  });
