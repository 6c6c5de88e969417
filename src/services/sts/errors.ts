import { ServiceError } from '../../platform/errors.ts';

/** STS's refusals in its own words. */
export const refuse = {
  badArn: (arn: string) => new ServiceError('ValidationError', `${arn} is invalid`, { status: 400 }),
  mayNotAssume: (caller: string, role: string) =>
    new ServiceError(
      'AccessDenied',
      `User: ${caller} is not authorized to perform: sts:AssumeRole on resource: ${role}`,
      { status: 403 },
    ),
  tooLong: () =>
    new ServiceError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      { status: 400 },
    ),
  chainTooLong: () =>
    new ServiceError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
      { status: 400 },
    ),
  sameTagTwice: () =>
    new ServiceError(
      'InvalidParameterValue',
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
      { status: 400 },
    ),
  strayTransitiveKey: () =>
    new ServiceError(
      'InvalidParameterValue',
      'The specified transitive tag key must be included in the requested tags.',
      { status: 400 },
    ),
  badPolicy: () => new ServiceError('MalformedPolicyDocument', 'This policy contains invalid Json'),
  sessionOfSession: () =>
    new ServiceError('AccessDenied', 'Cannot call GetSessionToken with session credentials', { status: 403 }),
  /** Wording: belief. */
  noKey: () =>
    new ServiceError('ValidationError', 'The access key id does not belong to any account.', { status: 400 }),
  notImplemented: (what: string) =>
    new ServiceError('NotImplemented', `This server does not have ${what}.`, { status: 501 }),
} as const;
