import { ServiceError } from '../../platform/errors.ts';

/** The refusals of Step Functions, in its words (seen in recordings of the service unless said). */
export const refuse = {
  invalidArn: (why: string) => new ServiceError('InvalidArn', `Invalid Arn: '${why}'`),
  /** @param type what stands first in the ARN's resource, e.g. `express`. */
  wrongResource: (type: string) =>
    new ServiceError('InvalidArn', `Invalid Arn: 'Resource type not valid in this context: ${type}'`),
  invalidName: (name: string) => new ServiceError('InvalidName', `Invalid Name: '${name}'`),
  invalidDefinition: (why: string) =>
    new ServiceError('InvalidDefinition', `Invalid State Machine Definition: '${why}'`),
  invalidInput: (why: string) =>
    new ServiceError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${why}'`),
  invalidOutput: (why: string) => new ServiceError('InvalidOutput', `Invalid Output: '${why}'`),
  invalidToken: () => new ServiceError('InvalidToken', "Invalid Token: 'Invalid token'"),
  taskTimedOut: () => new ServiceError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'"),
  machineExists: (arn: string) =>
    new ServiceError('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`),
  noMachine: (arn: string) => new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`),
  /** Wording: belief. */
  machineDeleting: (arn: string) => new ServiceError('StateMachineDeleting', `State Machine Deleting: '${arn}'`),
  executionExists: (arn: string) => new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`),
  noExecution: (arn: string) => new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`),
  noActivity: (arn: string) => new ServiceError('ActivityDoesNotExist', `Activity Does Not Exist: '${arn}'`),
  noResource: (arn: string) =>
    new ServiceError('ResourceNotFound', `Resource not found: '${arn}'`, { members: { resourceName: arn } }),
  noSuchReference: () => new ServiceError('ResourceNotFound', 'Request references a resource that does not exist.'),
  typeNotSupported: () =>
    new ServiceError('StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine'),
  tooManyTags: (arn: string) =>
    new ServiceError('TooManyTags', `A resource can have at most 50 tags: '${arn}'`, {
      members: { resourceName: arn },
    }),
  conflict: (why: string) => new ServiceError('ConflictException', why),
} as const;
