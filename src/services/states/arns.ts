import { formatArn, parseArn } from '../../platform/arn.ts';
import type { Scope } from '../../platform/identity.ts';
import { refuse } from './errors.ts';

/** Whom an ARN of this service names. `type`: the resource's, as it stands in the ARN. */
export type StatesArn = { readonly scope: Scope; readonly type: string } & (
  | {
      readonly kind: 'state-machine';
      readonly name: string /** A version's number or an alias's name. */;
      readonly qualifier?: string;
    }
  | { readonly kind: 'execution'; readonly machine: string; readonly name: string }
  | { readonly kind: 'express-execution'; readonly machine: string; readonly name: string }
  | { readonly kind: 'activity'; readonly name: string }
  /** `machine/label`, and the run's own name. */
  | { readonly kind: 'map-run'; readonly machine: string; readonly name: string }
  | { readonly kind: 'other' }
);

/** @throws InvalidArn for a text that is no ARN of Step Functions. */
export function readArn(text: string): StatesArn {
  const arn = parseArn(text);
  if (arn === undefined) throw refuse.invalidArn(`Invalid ARN prefix: ${text}`);
  if (arn.service !== 'states') throw refuse.invalidArn(`Service name is incorrect: ${arn.service}`);
  const scope = { accountId: arn.accountId, region: arn.region };
  const [type = '', name = '', ...rest] = arn.resource.split(':');
  const [qualifier] = rest;
  const base = { scope, type };
  if (name === '') return { ...base, kind: 'other' };
  switch (type) {
    case 'stateMachine':
      return qualifier === undefined
        ? { ...base, kind: 'state-machine', name }
        : { ...base, kind: 'state-machine', name, qualifier };
    case 'execution':
      return qualifier === undefined
        ? { ...base, kind: 'other' }
        : { ...base, kind: 'execution', machine: name, name: qualifier };
    case 'express':
      return qualifier === undefined
        ? { ...base, kind: 'other' }
        : { ...base, kind: 'express-execution', machine: name, name: qualifier };
    case 'activity':
      return { ...base, kind: 'activity', name };
    case 'mapRun':
      return qualifier === undefined
        ? { ...base, kind: 'other' }
        : { ...base, kind: 'map-run', machine: name, name: qualifier };
    default:
      return { ...base, kind: 'other' };
  }
}

/** The ARN as one of a state machine (perhaps of a version or an alias). @throws InvalidArn */
export function readMachineArn(text: string): Extract<StatesArn, { kind: 'state-machine' }> {
  const arn = readArn(text);
  if (arn.kind !== 'state-machine') throw refuse.wrongResource(arn.type);
  return arn;
}

export function readActivityArn(text: string): Extract<StatesArn, { kind: 'activity' }> {
  const arn = readArn(text);
  if (arn.kind !== 'activity') throw refuse.wrongResource(arn.type);
  return arn;
}

const statesArn = (scope: Scope, resource: string): string => formatArn({ service: 'states', ...scope, resource });

export const machineArn = (scope: Scope, name: string): string => statesArn(scope, `stateMachine:${name}`);
export const executionArn = (scope: Scope, machine: string, name: string): string =>
  statesArn(scope, `execution:${machine}:${name}`);
export const expressArn = (scope: Scope, machine: string, name: string, id: string): string =>
  statesArn(scope, `express:${machine}:${name}:${id}`);
export const activityArn = (scope: Scope, name: string): string => statesArn(scope, `activity:${name}`);

// White space, brackets, wildcards, the special characters of the API's documentation, control characters.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what the rule forbids
const FORBIDDEN = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]/;

/** @throws InvalidName */
export function checkName(name: string): void {
  if (name.length === 0 || name.length > 80 || FORBIDDEN.test(name)) throw refuse.invalidName(name);
}
