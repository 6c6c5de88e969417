import { type Json, type JsonObject, parseJson } from '../../platform/json.ts';
import type { StateTest } from './single-state.ts';

export type PreparedTest =
  | {
      readonly kind: 'ready';
      /** JSON text of a machine that begins with the state. */
      readonly definition: string;
      readonly stateName: string;
      readonly type: Json | undefined;
    }
  /** `definition`: it is the definition's fault. */
  | { readonly kind: 'unsupported'; readonly why: string; readonly definition?: true };

/** The name of a state that is given without one: as AWS's context object has it. */
const NAME = 'StateName';

/** Makes a machine of the state to be tested and checks what can be known without running it. */
export function prepareTest(test: StateTest): PreparedTest {
  const { definition } = test;
  const whole = isObject(definition['States']);
  const stateName = test.stateName ?? NAME;
  const state = whole ? findState(definition, stateName) : definition;
  if (state === undefined) return { kind: 'unsupported', why: 'State not found in definition' };
  const type = state['Type'];
  // AWS says so of both, however new the texts around it are.
  if (test.mock === undefined && (type === 'Map' || type === 'Parallel')) {
    const why =
      'TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]';
    return { kind: 'unsupported', why, definition: true };
  }
  const why = refusal(test, state);
  if (why !== undefined) return { kind: 'unsupported', why };
  const language = definition['QueryLanguage'];
  return {
    kind: 'ready',
    stateName,
    type,
    definition: JSON.stringify({
      StartAt: stateName,
      ...(whole && language !== undefined ? { QueryLanguage: language } : {}),
      States: {
        ...Object.fromEntries(targetsOf(state).map((target) => [target, { Type: 'Succeed' }])),
        [stateName]: state,
      },
    }),
  };
}

function refusal(
  { mock, context = {}, errorCausedByState, failedIterations }: StateTest,
  state: JsonObject,
): string | undefined {
  const type = state['Type'];
  if (Object.hasOwn(context, 'Task') && !waits(state)) {
    return "Invalid Context object provided: Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern";
  }
  const isContainer = type === 'Map' || type === 'Parallel';
  if (mock === undefined) return undefined;
  if (type === 'Pass' || type === 'Succeed' || type === 'Fail')
    return `State type '${type}' is not supported when a mock is specified`;
  if (failedIterations !== undefined && type !== 'Map') return 'mapIterationFailureCount is for Map states';
  if (errorCausedByState !== undefined) {
    if (!isContainer || !('error' in mock))
      return 'errorCausedByState needs a Map or Parallel state and a mocked error';
    const inside = state['ItemProcessor'] ?? state['Iterator'] ?? { States: { Branches: state } };
    if (findState(inside, errorCausedByState) === undefined)
      return `State '${errorCausedByState}' is not inside the state that is tested`;
  }
  if (!('output' in mock) || mock.check === 'NONE') return undefined;
  // The mock is JSON, or it would not have come here.
  const result = parseJson(mock.output);
  if (type === 'Map' && state['ResultWriter'] !== undefined)
    return isObject(result) ? undefined : 'Mocked result must be a JSON object.';
  if (!isContainer) return undefined;
  if (!Array.isArray(result)) return 'Mocked result must be an array.';
  const branches = state['Branches'];
  return Array.isArray(branches) && branches.length !== result.length
    ? 'Mocked result must contain the same number of items as number of Parallel branches.'
    : undefined;
}

/** Whether the state is a task that has a token or a job behind it. */
const waits = ({ Type: type, Resource: resource }: JsonObject): boolean =>
  type === 'Task' && typeof resource === 'string' && /\.(sync(:\d+)?|waitForTaskToken)$/.test(resource);

/** A state by name, wherever it stands: names are unique in a machine. */
function findState(part: Json | undefined, name: string): JsonObject | undefined {
  if (Array.isArray(part)) return firstOf(part, (item) => findState(item, name));
  if (!isObject(part)) return undefined;
  const states = part['States'];
  if (isObject(states)) {
    const found = Object.hasOwn(states, name) ? states[name] : undefined;
    if (isObject(found)) return found;
    return firstOf(Object.values(states), (state) => findState(state, name));
  }
  return firstOf([part['Branches'], part['ItemProcessor'], part['Iterator']], (inner) => findState(inner, name));
}

function firstOf(
  items: readonly (Json | undefined)[],
  look: (item: Json | undefined) => JsonObject | undefined,
): JsonObject | undefined {
  for (const item of items) {
    const found = look(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Names of the states that a state can go to. */
function targetsOf(state: JsonObject): string[] {
  const rules = ['Choices', 'Catch'].flatMap((field) => {
    const list = state[field];
    return Array.isArray(list) ? list.filter(isObject) : [];
  });
  const named = [state['Next'], state['Default'], ...rules.map((rule) => rule['Next'])];
  return named.filter((target): target is string => typeof target === 'string');
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
