import {
  describeDiagnostics,
  type HttpExchange,
  type HttpMessage,
  type Inspected,
  type Mock,
  type StateTest,
} from '../../../engines/workflow/door.ts';
import type { InspectionData, Operations, TestStateInput } from '../../../models/generated/stepfunctions.ts';
import type { Handlers } from '../../../models/service.ts';
import { ServiceError, validationError } from '../../../platform/errors.ts';
import type { Scope } from '../../../platform/identity.ts';
import { type JsonObject, parseJson } from '../../../platform/json.ts';
import type { StatesRoom } from '../deps.ts';
import { refuse } from '../errors.ts';
import { jsonMistake } from '../json-input.ts';
import { checkRole, parseDefinition } from '../state-machine/definition.ts';
import { checkContext } from './context.ts';

/**
 * TestState: one state, with a mock or for real. DEBUG shows the data between the state's fields; TRACE also what an HTTP task sent and
 * got, without what its connection added unless that is to be revealed.
 */
export function testStateHandlers({ engine }: StatesRoom) {
  return {
    async TestState(ctx, input) {
      if (input.roleArn !== undefined) checkRole(input.roleArn);
      if (input.revealSecrets === true && input.mock !== undefined)
        throw validationError('TestState does not support RevealSecrets when a mock is specified.');
      const text = input.input ?? '{}';
      const mistake = jsonMistake(text);
      if (mistake !== undefined) throw refuse.invalidInput(mistake);
      const result = await engine.testState(testOf(ctx, input, text), (definition) =>
        parseDefinition(definition, 'STANDARD', { parametersOptional: true }),
      );
      if (result.kind === 'unsupported') {
        // AWS says this one without what it puts before other definitions' faults.
        throw result.definition === true
          ? new ServiceError('InvalidDefinition', result.why)
          : validationError(result.why);
      }
      if (result.kind === 'refused') throw refuse.invalidDefinition(describeDiagnostics(result.diagnostics));
      const { kind: _, inspected, http, ...shown } = result;
      const level = input.inspectionLevel ?? 'INFO';
      if (level === 'INFO') return shown;
      const traced = level === 'TRACE' && http !== undefined ? traceOf(http, input.revealSecrets === true) : {};
      return { ...shown, inspectionData: { ...inspectionOf(text, inspected), ...traced } };
    },
  } satisfies Partial<Handlers<Operations>>;
}

function testOf({ accountId, region }: Scope, input: TestStateInput, text: string): StateTest {
  const { stateConfiguration: configuration = {} } = input;
  const mock = mockOf(input);
  return {
    scope: { accountId, region },
    definition: definitionOf(input),
    input: text,
    ...(input.roleArn === undefined ? {} : { roleArn: input.roleArn }),
    ...(input.stateName === undefined ? {} : { stateName: input.stateName }),
    ...(input.variables === undefined ? {} : { variables: objectOf('variables', input.variables) }),
    ...(input.context === undefined ? {} : { context: contextOf(input.context) }),
    ...(configuration.retrierRetryCount === undefined ? {} : { retryCount: configuration.retrierRetryCount }),
    ...(configuration.mapItemReaderData === undefined ? {} : { itemReaderData: configuration.mapItemReaderData }),
    ...(configuration.errorCausedByState === undefined ? {} : { errorCausedByState: configuration.errorCausedByState }),
    ...(configuration.mapIterationFailureCount === undefined
      ? {}
      : { failedIterations: configuration.mapIterationFailureCount }),
    ...(mock === undefined ? {} : { mock }),
  };
}

function inspectionOf(input: string, inspected: Inspected): InspectionData {
  const { catchIndex, retryIndex, retryBackoffIntervalSeconds, ...data } = inspected;
  const errorDetails = { catchIndex, retryIndex, retryBackoffIntervalSeconds };
  const failed = Object.values(errorDetails).some((value) => value !== undefined);
  return { input, ...data, ...(failed ? { errorDetails } : {}) };
}

function traceOf(http: HttpExchange, reveal: boolean): Pick<InspectionData, 'request' | 'response'> {
  const { response } = http;
  const request = reveal ? http.secret : http.request;
  const protocolOf = (url: string): string => new URL(url).protocol.replace(':', '');
  const headersOf = ({ headers }: HttpMessage): string =>
    `[${headers.map(([name, value]) => `${name}: ${value}`).join(', ')}]`;
  return {
    request: {
      protocol: protocolOf(request.url),
      method: http.method,
      url: request.url,
      headers: headersOf(request),
      ...(request.body === undefined ? {} : { body: request.body }),
    },
    ...(response === undefined
      ? {}
      : {
          response: {
            protocol: protocolOf(response.url),
            statusCode: String(response.status),
            statusMessage: response.statusText,
            headers: headersOf(response),
            ...(response.body === undefined ? {} : { body: response.body }),
          },
        }),
  };
}

function contextOf(text: string): JsonObject {
  const context = objectOf('context', text);
  checkContext(context);
  return context;
}

function objectOf(field: string, text: string): JsonObject {
  const mistake = jsonMistake(text);
  if (mistake !== undefined) throw validationError(`${field} is not valid JSON: ${mistake}`);
  const value: unknown = parseJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw validationError(`${field} must be a JSON object`);
  return value as JsonObject;
}

function definitionOf({ definition }: TestStateInput): JsonObject {
  const mistake = jsonMistake(definition);
  if (mistake !== undefined) throw refuse.invalidDefinition(`INVALID_JSON_DESCRIPTION: ${mistake}`);
  const value: unknown = parseJson(definition);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw refuse.invalidDefinition('SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object');
  }
  return value as JsonObject;
}

function mockOf({ mock }: TestStateInput): Mock | undefined {
  if (mock === undefined) return undefined;
  const { result, errorOutput, fieldValidationMode: check = 'STRICT' } = mock;
  if ((result === undefined) === (errorOutput === undefined)) {
    throw validationError('A test mock should have only one of the following fields: [result, errorOutput].');
  }
  if (result === undefined) return { error: errorOutput?.error ?? '', cause: errorOutput?.cause ?? '' };
  if (jsonMistake(result) !== undefined) throw validationError('Mocked result must be valid JSON');
  return { output: result, check };
}
