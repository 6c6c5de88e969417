/**
 * `arn:aws:states:::events:putEvents`, request-response and `.waitForTaskToken`. Each entry's Resources get the execution's and the state
 * machine's ARN; an entry that is refused fails the task (`EventBridge.FailedEntry`).
 * Source: Step Functions Developer Guide, "Add EventBridge events with Step Functions".
 */
import { isJsonObject, type Json } from '../../../platform/json.ts';
import type { ErrorNames } from './failures.ts';
import { type Integration, notRecognized, type TaskCall, TaskFailure } from './integration.ts';
import type { Spelling } from './members.ts';
import { checkTemplate, type Operation, operationOf, request } from './request.ts';

const SPELLING: Spelling = { names: 'exact', jsonText: true };
const ERRORS: ErrorNames = {
  prefix: 'EventBridge',
  fallback: 'AmazonEventBridgeException',
  service: 'AmazonEventBridge',
  form: 'sdk-v1',
};

const operation = (): Operation => operationOf('events', 'PutEvents');

export const events: Integration = {
  check(resource, template) {
    const known = resource.action === 'putEvents' && ['request', 'waitForTaskToken'].includes(resource.pattern);
    return known ? checkTemplate(operation(), template, SPELLING) : [notRecognized(resource.arn)];
  },

  async start(task, env) {
    const { resource } = task;
    if (resource.action !== 'putEvents') throw new TaskFailure('States.Runtime', notRecognized(resource.arn).message);
    const options = { spelling: SPELLING, errors: ERRORS, times: 'iso8601', idempotent: true } as const;
    const put = operation();
    const answer = await request(put, withOrigin(task), task, env, options);
    // Recorded: unlike other optimized integrations it adds no Sdk metadata.
    const output = JSON.stringify(answer.output);
    if (answer.output['FailedEntryCount'] !== 0) throw new TaskFailure('EventBridge.FailedEntry', output);
    return resource.pattern === 'waitForTaskToken' ? { kind: 'submitted', output } : { kind: 'done', output };
  },
};

function withOrigin(task: TaskCall): Json {
  const { parameters, executionArn } = task;
  const entries = isJsonObject(parameters) ? parameters['Entries'] : undefined;
  if (!isJsonObject(parameters) || !Array.isArray(entries)) return parameters;
  // arn:…:execution:<machine>:<name> -> arn:…:stateMachine:<machine>
  const parts = executionArn.split(':').slice(0, 7);
  const machineArn = [...parts.slice(0, 5), 'stateMachine', parts[6] ?? ''].join(':');
  return {
    ...parameters,
    Entries: entries.map((entry) => {
      if (!isJsonObject(entry)) return entry;
      const own = Array.isArray(entry['Resources']) ? entry['Resources'] : [];
      return { ...entry, Resources: [...own, machineArn, executionArn] };
    }),
  };
}
