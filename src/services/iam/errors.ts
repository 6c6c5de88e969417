import { ServiceError } from '../../platform/errors.ts';

/** IAM's refusals in its own words, as recorded from the service; those marked "belief" were not seen in a recording. */
export const refuse = {
  noEntity: (noun: 'role' | 'user', name: string) => noSuch(`The ${noun} with name ${name} cannot be found.`),
  noInlinePolicy: (noun: 'role' | 'user', name: string) =>
    noSuch(`The ${noun} policy with name ${name} cannot be found.`),
  noPolicy: (arn: string) => noSuch(`Policy ${arn} was not found.`),
  notAttachable: (arn: string) => noSuch(`Policy ${arn} does not exist or is not attachable.`),
  noBoundary: (arn: string) => noSuch(`Scope ARN: ${arn} does not exist or is not attachable.`),
  /** Belief. */
  noBoundaryOf: (noun: 'role' | 'user', name: string) =>
    noSuch(`The ${noun} with name ${name} does not have a permissions boundary.`),
  noVersion: (arn: string, id: string) => noSuch(`Policy ${arn} version ${id} does not exist or is not attachable.`),
  noKey: (id: string) => noSuch(`The Access Key with id ${id} cannot be found.`),
  entityExists: (noun: 'role' | 'user', name: string) =>
    new ServiceError('EntityAlreadyExists', `${noun === 'role' ? 'Role' : 'User'} with name ${name} already exists.`),
  policyExists: (name: string) =>
    new ServiceError('EntityAlreadyExists', `A policy called ${name} already exists. Duplicate names are not allowed.`),
  malformed: (why: string) => new ServiceError('MalformedPolicyDocument', why),
  deleteConflict: (why: string) => new ServiceError('DeleteConflict', why),
  quota: (name: string, most: number) => new ServiceError('LimitExceeded', `Cannot exceed quota for ${name}: ${most}`),
  limit: (why: string) => new ServiceError('LimitExceeded', why),
  invalidInput: (why: string) => new ServiceError('InvalidInput', why),
  invalid: (why: string) => new ServiceError('ValidationError', why, { status: 400 }),
  badArn: (text: string) => new ServiceError('ValidationError', `ARN ${text} is not valid.`, { status: 400 }),
  /** Belief. */
  badMarker: () => new ServiceError('ValidationError', 'Invalid Marker.', { status: 400 }),
  whoseKeys: () =>
    new ServiceError('ValidationError', 'Must specify userName when calling with non-User credentials', {
      status: 400,
    }),
  /** Belief. */
  foreignPolicy: () => new ServiceError('InvalidInput', 'Policy is outside your own account.'),
  /** From the description of the error in the API reference. */
  concurrent: () =>
    new ServiceError(
      'ConcurrentModification',
      'The request was rejected because multiple requests to change this object were submitted simultaneously. Wait a few minutes and submit your request again.',
    ),
  awsManaged: (arn: string) =>
    new ServiceError('NotImplemented', `This server does not hold the documents of AWS's own policies: ${arn}`, {
      status: 501,
    }),
} as const;

function noSuch(message: string): ServiceError {
  return new ServiceError('NoSuchEntity', message);
}
