import type { Json } from '../../platform/json.ts';

/**
 * The failures that evaluating a state can end in. They are thrown inside the core and never leave it: the step loop
 * turns them into retries, catches and history events.
 */
export class StatesError extends Error {
  /** The ASL error name, such as `States.Runtime`. */
  readonly error: string;
  /** The cause without the sentence that names the state. */
  readonly detail: string;
  /** Field of the state that a JSONata expression failed in, such as `Arguments/Payload`; shown by EvaluationFailed. */
  readonly field: string | undefined;

  constructor(error: string, detail: string, field?: string) {
    super(`${error}: ${detail}`);
    this.error = error;
    this.detail = detail;
    this.field = field;
  }
}

export function runtimeError(detail: string): StatesError {
  return new StatesError('States.Runtime', detail);
}

/** A path that leads to nothing, in payload templates and in the fields of Fail. */
export function nothingAt(path: string, field: string, input: Json): StatesError {
  return runtimeError(
    `The JSONPath '${path}' specified for the field '${field}' could not be found in the input '${JSON.stringify(input)}'`,
  );
}

export function intrinsicFailure(detail: string): StatesError {
  return new StatesError('States.IntrinsicFailure', detail);
}

export function queryError(detail: string, field: string): StatesError {
  return new StatesError('States.QueryEvaluationError', detail, field);
}

/** What a state failed with, as a catcher sees it. */
export interface Failure {
  readonly error?: string;
  readonly cause?: string;
}
