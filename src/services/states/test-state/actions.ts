import { describeDiagnostics, testState } from '../../../engines/workflow/door.ts';
import type { InspectionData, Operations, TestStateInput } from '../../../models/generated/stepfunctions.ts';
import type { Handlers } from '../../../models/service.ts';
import { validationError } from '../../../platform/errors.ts';
import type { JsonObject } from '../../../platform/json.ts';
import type { StatesRoom } from '../deps.ts';
import { refuse } from '../errors.ts';
import { jsonMistake } from '../json-input.ts';
import { checkRole, parseDefinition } from '../state-machine/definition.ts';

/**
 * TestState: one state, with a mock or for real. Inspection shows what went in and came out; the values between the data-flow fields are
 * not kept by the language core and are left out; mocks are not checked against the API model (`fieldValidationMode` acts as NONE).
 * What cannot be honoured is refused.
 */
export function testStateHandlers({ call, events, clock, ids }: StatesRoom) {
  return {
    async TestState(ctx, input) {
      const unsupported = (['variables', 'context', 'stateConfiguration'] as const).filter(
        (field) => input[field] !== undefined,
      );
      if (unsupported.length > 0)
        throw validationError(`This server cannot test a state with ${unsupported.join(', ')} yet`);
      if (input.roleArn !== undefined) checkRole(input.roleArn);
      const text = input.input ?? '{}';
      const mistake = jsonMistake(text);
      if (mistake !== undefined) throw refuse.invalidInput(mistake);
      const mock = mockOf(input);
      const result = await testState(
        {
          scope: ctx,
          definition: definitionOf(input),
          input: text,
          ...(input.roleArn === undefined ? {} : { roleArn: input.roleArn }),
          ...(input.stateName === undefined ? {} : { stateName: input.stateName }),
          ...(mock === undefined ? {} : { mock }),
        },
        (definition) => parseDefinition(definition, 'STANDARD'),
        { call, events, clock, ids },
      );
      if (result.kind === 'unsupported') throw validationError(result.why);
      if (result.kind === 'refused') throw refuse.invalidDefinition(describeDiagnostics(result.diagnostics));
      const { kind: _, parameters, result: answer, ...shown } = result;
      const inspectionData: InspectionData = {
        input: text,
        ...(parameters === undefined ? {} : { afterParameters: parameters }),
        ...(answer === undefined ? {} : { result: answer }),
      };
      return (input.inspectionLevel ?? 'INFO') === 'INFO' ? shown : { ...shown, inspectionData };
    },
  } satisfies Partial<Handlers<Operations>>;
}

function definitionOf({ definition }: TestStateInput): JsonObject {
  const mistake = jsonMistake(definition);
  if (mistake !== undefined) throw refuse.invalidDefinition(`INVALID_JSON_DESCRIPTION: ${mistake}`);
  const value: unknown = JSON.parse(definition);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw refuse.invalidDefinition('SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object');
  }
  return value as JsonObject;
}

function mockOf({ mock }: TestStateInput): { output: string } | { error: string; cause: string } | undefined {
  if (mock === undefined) return undefined;
  const { result, errorOutput } = mock;
  if ((result === undefined) === (errorOutput === undefined)) {
    throw validationError('A mock must have either a result or an errorOutput');
  }
  if (result === undefined) return { error: errorOutput?.error ?? '', cause: errorOutput?.cause ?? '' };
  const mistake = jsonMistake(result);
  if (mistake !== undefined) throw validationError(`Mock result is not valid JSON: ${mistake}`);
  return { output: result };
}
