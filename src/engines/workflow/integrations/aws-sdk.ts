/**
 * `arn:aws:states:::aws-sdk:<service>:<action>`: any operation of any service that this server has or
 * can reach at a configured endpoint. Request-response and
 * `.waitForTaskToken`, never `.sync`; names PascalCase, times ISO 8601, blobs as text, no Sdk metadata in the answer.
 */
import type { ServiceKey } from '../../../models/model.ts';
import { isServiceError } from '../../../platform/errors.ts';
import type { ErrorNames } from './failures.ts';
import { taskIdentity } from './identity.ts';
import {
  type Integration,
  type IntegrationEnv,
  notRecognized,
  type Started,
  type TaskCall,
  TaskFailure,
} from './integration.ts';
import type { Spelling } from './members.ts';
import { checkTemplate, findOperation, request } from './request.ts';

/** The service's name in a resource -> its model and what the Java SDK's exception classes are called after. */
const SERVICES: Readonly<Record<string, { readonly key: ServiceKey; readonly sdk: string }>> = {
  sagemaker: { key: 'sagemaker', sdk: 'SageMaker' },
  sagemakerruntime: { key: 'sagemaker-runtime', sdk: 'SageMakerRuntime' },
  sfn: { key: 'stepfunctions', sdk: 'Sfn' },
  s3: { key: 's3', sdk: 'S3' },
  cloudwatchlogs: { key: 'logs', sdk: 'CloudWatchLogs' },
  sts: { key: 'sts', sdk: 'Sts' },
  iam: { key: 'iam', sdk: 'Iam' },
  lambda: { key: 'lambda', sdk: 'Lambda' },
  eventbridge: { key: 'events', sdk: 'EventBridge' },
};

const SPELLING: Spelling = { names: 'sdk', jsonText: true };
const errorNames = (sdk: string): ErrorNames => ({
  prefix: sdk,
  fallback: `${sdk}Exception`,
  service: sdk,
  form: 'sdk-v2',
  ...(sdk === 'S3' ? { extendedRequestId: true } : {}),
});

const serviceName = (type: string): string => type.replace(/^aws-sdk:/, '');

export const awsSdk: Integration = {
  check(resource, template) {
    if (resource.pattern === 'sync' || resource.pattern === 'sync:2') return [notRecognized(resource.arn)];
    const name = serviceName(resource.type);
    const service = Object.hasOwn(SERVICES, name) ? SERVICES[name] : undefined;
    // A service that AWS has and this server has not is no mistake of the definition: running it tells.
    if (service === undefined) return [];
    const operation = findOperation(service.key, resource.action);
    return operation === undefined ? [notRecognized(resource.arn)] : checkTemplate(operation, template, SPELLING);
  },

  async start(task, env) {
    const name = serviceName(task.resource.type);
    const service = Object.hasOwn(SERVICES, name) ? SERVICES[name] : undefined;
    if (service === undefined) return callElsewhere(name, task, env);
    const operation = findOperation(service.key, task.resource.action);
    if (operation === undefined) throw new TaskFailure('States.Runtime', notRecognized(task.resource.arn).message);
    const options = {
      spelling: SPELLING,
      errors: errorNames(service.sdk),
      times: 'iso8601',
      idempotent: true,
    } as const;
    const { output } = await request(operation, task.parameters, task, env, options);
    const text = JSON.stringify(output);
    return task.resource.pattern === 'waitForTaskToken'
      ? { kind: 'submitted', output: text }
      : { kind: 'done', output: text };
  },
};

/** What the Java SDK calls services in its exceptions, where that is not the name with a capital letter. */
const SDK_NAMES: Readonly<Record<string, string>> = {
  dynamodb: 'DynamoDb',
  secretsmanager: 'SecretsManager',
  cloudtrail: 'CloudTrail',
};

/**
 * A service that this server does not have: whoever answers `Call` may know an endpoint for it. Parameters and result stand as they are
 * on the wire, since there is no model to read them by.
 */
async function callElsewhere(name: string, task: TaskCall, env: IntegrationEnv): Promise<Started> {
  const { action, arn, pattern } = task.resource;
  const sdk = SDK_NAMES[name] ?? name.charAt(0).toUpperCase() + name.slice(1);
  try {
    const answer = await env.call({
      service: name,
      operation: action.charAt(0).toUpperCase() + action.slice(1),
      input: task.parameters,
      identity: taskIdentity(task),
      region: task.scope.region,
    });
    const output = JSON.stringify(answer ?? {});
    return pattern === 'waitForTaskToken' ? { kind: 'submitted', output } : { kind: 'done', output };
  } catch (error) {
    if (!isServiceError(error)) throw error;
    // Nobody was asked.
    if (error.code === 'ServiceNotConfigured' || error.code === 'UnknownOperationException') {
      throw new TaskFailure('States.TaskFailed', `${error.message} ${arn} cannot be called.`);
    }
    if (error.code === 'ServiceUnreachable') throw new TaskFailure(`${sdk}.SdkClientException`, error.message);
    const code = error.code.endsWith('Exception') ? error.code : `${error.code}Exception`;
    throw new TaskFailure(
      `${sdk}.${code}`,
      `${error.message} (Service: ${sdk}, Status Code: ${error.status ?? 400}, Request ID: ${env.ids.uuid()}) (SDK Attempt Count: 1)`,
    );
  }
}

/** The model behind `aws-sdk:<service>`; undefined where this server has none. */
export function sdkService(type: string): ServiceKey | undefined {
  const name = serviceName(type);
  return Object.hasOwn(SERVICES, name) ? SERVICES[name]?.key : undefined;
}
