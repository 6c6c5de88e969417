import type { RequestContext } from '../../models/service.ts';
import { formatArn, parseArn } from '../../platform/arn.ts';
import type { Clock } from '../../platform/clock.ts';
import { ServiceError } from '../../platform/errors.ts';
import type { Scope } from '../../platform/identity.ts';
import type { Logger } from '../../platform/log.ts';
import type { Store } from '../../storage/store.ts';

export interface LogsDeps {
  readonly store: Pick<Store, 'logs' | 'tags' | 'commit'>;
  readonly clock: Clock;
  readonly log: Logger;
}

export const invalidParameter = (message: string): ServiceError =>
  new ServiceError('InvalidParameterException', message, { status: 400 });
export const noGroup = (): ServiceError =>
  new ServiceError('ResourceNotFoundException', 'The specified log group does not exist.', { status: 400 });
export const noStream = (): ServiceError =>
  new ServiceError('ResourceNotFoundException', 'The specified log stream does not exist.', { status: 400 });
export const alreadyExists = (what: 'group' | 'stream'): ServiceError =>
  new ServiceError('ResourceAlreadyExistsException', `The specified log ${what} already exists`, { status: 400 });
export const notImplemented = (what: string): ServiceError =>
  new ServiceError('NotImplemented', `This server does not have ${what}.`, { status: 501 });

/** A group's ARN. AWS writes it with `:*` behind where policies want it, and without for tags. */
export const groupArn = (scope: Scope, group: string): string =>
  formatArn({ service: 'logs', region: scope.region, accountId: scope.accountId, resource: `log-group:${group}` });

/** The name of the group in an ARN, with or without `:*`; undefined where it is none. */
export function groupOfArn(ctx: RequestContext, text: string): string | undefined {
  const arn = parseArn(text);
  const match = /^log-group:([^:]+)(:\*)?$/.exec(arn?.resource ?? '');
  if (arn === undefined || match === null || arn.service !== 'logs') return undefined;
  // Only one's own groups can be reached; in another account or Region there is none to be found.
  if (arn.accountId !== ctx.accountId || arn.region !== ctx.region) throw noGroup();
  return match[1];
}

/** Which group a request is for: by name, or by identifier (a name or an ARN). */
export function groupNamed(
  ctx: RequestContext,
  input: { readonly logGroupName?: string | undefined; readonly logGroupIdentifier?: string | undefined },
): string {
  const { logGroupName, logGroupIdentifier } = input;
  if (logGroupName !== undefined && logGroupIdentifier !== undefined) {
    throw invalidParameter('LogGroup name and LogGroup identifier are mutually exclusive parameters.');
  }
  if (logGroupName !== undefined) return logGroupName;
  if (logGroupIdentifier === undefined) {
    throw invalidParameter('Either LogGroup name or LogGroup identifier must be provided.');
  }
  if (!logGroupIdentifier.startsWith('arn:')) return logGroupIdentifier;
  const group = groupOfArn(ctx, logGroupIdentifier);
  if (group === undefined) throw invalidParameter('The specified log group ARN is not valid.');
  return group;
}

/** An opaque token of the pages that go by name. @throws InvalidParameterException */
export const writeToken = (text: string): string => Buffer.from(text).toString('base64url');
export function readToken(token: string): string {
  const text = Buffer.from(token, 'base64url').toString();
  if (text === '' || writeToken(text) !== token) throw invalidParameter('The specified nextToken is invalid.');
  return text;
}
