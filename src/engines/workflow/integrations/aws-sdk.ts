/**
 * `arn:aws:states:::aws-sdk:<service>:<action>`: any operation of any service of AWS, whether this server has it or it can be reached at a
 * configured endpoint. Request-response and `.waitForTaskToken`, never `.sync`; names PascalCase as the Java SDK has them, times ISO 8601,
 * blobs as text, no Sdk metadata in the answer.
 *
 * Decided here: operations whose input or output is a stream of events are not recognized; AWS says only that some SDKs are not there.
 */
import { type KnownService, knownService } from '../../../models/catalogue.ts';
import type { ErrorNames } from './failures.ts';
import { type Integration, notRecognized, type ServiceResource, TaskFailure } from './integration.ts';
import type { Spelling } from './members.ts';
import { checkTemplate, findOperation, type Operation, request } from './request.ts';

const SPELLING: Spelling = { names: 'sdk', jsonText: true };
const errorNames = ({ sdk }: KnownService): ErrorNames => ({
  prefix: sdk,
  fallback: `${sdk}Exception`,
  service: sdk,
  form: 'sdk-v2',
  ...(sdk === 'S3' ? { extendedRequestId: true } : {}),
});

export const awsSdk: Integration = {
  check(resource, template) {
    const found = sdkOperation(resource);
    const waits = resource.pattern === 'sync' || resource.pattern === 'sync:2';
    if (found === undefined || waits) return [notRecognized(resource.arn)];
    return checkTemplate(found.operation, template, SPELLING);
  },

  async start(task, env) {
    const found = sdkOperation(task.resource);
    if (found === undefined) throw new TaskFailure('States.Runtime', notRecognized(task.resource.arn).message);
    const options = {
      spelling: SPELLING,
      errors: errorNames(found.service),
      times: 'iso8601',
      idempotent: true,
    } as const;
    const { output } = await request(found.operation, task.parameters, task, env, options);
    const text = JSON.stringify(output);
    return task.resource.pattern === 'waitForTaskToken'
      ? { kind: 'submitted', output: text }
      : { kind: 'done', output: text };
  },
};

/** What an `aws-sdk:` resource names; undefined where AWS has no such operation. */
export function sdkOperation({
  type,
  action,
}: Pick<ServiceResource, 'type' | 'action'>):
  | { readonly service: KnownService; readonly operation: Operation }
  | undefined {
  const service = knownService(type.replace(/^aws-sdk:/, ''));
  const operation = service === undefined ? undefined : findOperation(service, action);
  return service === undefined || operation === undefined || hasEvents(operation) ? undefined : { service, operation };
}

function hasEvents({ model, operation }: Operation): boolean {
  return [operation.input, operation.output].some((name) => {
    const shape = name === undefined ? undefined : model.shapes[name];
    const members = shape?.type === 'structure' ? Object.values(shape.members) : [];
    return members.some((member) => {
      const inner = model.shapes[member.shape];
      return inner?.type === 'structure' && inner.eventstream === true;
    });
  });
}
