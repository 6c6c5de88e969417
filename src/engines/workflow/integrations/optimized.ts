/**
 * Optimized integrations of services that are not here, at configured endpoints: those that call one API operation and add nothing of
 * their own. Names, errors and metadata as recordings of AWS have them (made with the Java SDK, version 1); what a recording does not show
 * follows that SDK's names.
 *
 * Jobs are started and not waited for: `.sync` needs to know when a job of somebody else's ends, and how it is stopped.
 */
import { knownService } from '../../../models/catalogue.ts';
import type { Json } from '../../../platform/json.ts';
import type { ErrorNames } from './failures.ts';
import { type Integration, notRecognized, type ServiceResource, TaskFailure } from './integration.ts';
import type { Spelling } from './members.ts';
import { checkTemplate, type Operation, operationOf, request, sdkMetadata } from './request.ts';

type Pattern = ServiceResource['pattern'];

interface OptimizedService {
  /** The service in `aws-sdk:<name>`. */
  readonly name: string;
  readonly errors: ErrorNames;
  /** Action -> the patterns that AWS has. */
  readonly actions: Readonly<Record<string, readonly Pattern[]>>;
}

/** `AmazonSQS` names the service in causes and, with `Exception` behind it, the exception that all others are. */
const errorsOf = (prefix: string, service: string, base = service): ErrorNames => ({
  ...{ prefix, service, fallback: `${base}Exception` },
  form: 'sdk-v1',
});

const CALL: readonly Pattern[] = ['request'];
const CALL_BACK: readonly Pattern[] = ['request', 'waitForTaskToken'];
const JOB: readonly Pattern[] = ['request', 'sync'];

const SERVICES: Readonly<Record<string, OptimizedService>> = {
  athena: {
    name: 'athena',
    errors: errorsOf('Athena', 'AmazonAthena'),
    actions: { startQueryExecution: JOB, stopQueryExecution: CALL, getQueryExecution: CALL, getQueryResults: CALL },
  },
  batch: { name: 'batch', errors: errorsOf('Batch', 'AWSBatch'), actions: { submitJob: JOB } },
  codebuild: {
    name: 'codebuild',
    errors: errorsOf('CodeBuild', 'AWSCodeBuild'),
    actions: { startBuild: JOB, stopBuild: CALL, batchDeleteBuilds: CALL, batchGetReports: CALL },
  },
  dynamodb: {
    name: 'dynamodb',
    errors: errorsOf('DynamoDB', 'AmazonDynamoDBv2', 'AmazonDynamoDB'),
    actions: { getItem: CALL, putItem: CALL, updateItem: CALL, deleteItem: CALL },
  },
  ecs: { name: 'ecs', errors: errorsOf('ECS', 'AmazonECS'), actions: { runTask: [...JOB, 'waitForTaskToken'] } },
  glue: { name: 'glue', errors: errorsOf('Glue', 'AWSGlue'), actions: { startJobRun: JOB } },
  sns: { name: 'sns', errors: errorsOf('SNS', 'AmazonSNS'), actions: { publish: CALL_BACK } },
  sqs: { name: 'sqs', errors: errorsOf('SQS', 'AmazonSQS'), actions: { sendMessage: CALL_BACK } },
};

const SPELLING: Spelling = { names: 'exact', jsonText: true };

export const hasOptimized = (type: string): boolean => Object.hasOwn(SERVICES, type);

/** What a resource names; undefined where AWS has no such optimized integration. */
export function optimizedOperation({ type, action, pattern }: ServiceResource): Operation | undefined {
  const service = serviceOf(type);
  const patterns = Object.hasOwn(service?.actions ?? {}, action) ? service?.actions[action] : undefined;
  const known = service === undefined ? undefined : knownService(service.name);
  return known !== undefined && patterns?.includes(pattern) ? operationOf(known, action) : undefined;
}

const serviceOf = (type: string): OptimizedService | undefined =>
  Object.hasOwn(SERVICES, type) ? SERVICES[type] : undefined;

export const optimized: Integration = {
  check(resource, template) {
    const operation = optimizedOperation(resource);
    return operation === undefined ? [notRecognized(resource.arn)] : checkTemplate(operation, template, SPELLING);
  },

  async start(task, env) {
    const { resource } = task;
    const operation = optimizedOperation(resource);
    const service = serviceOf(resource.type);
    if (operation === undefined || service === undefined)
      throw new TaskFailure('States.Runtime', notRecognized(resource.arn).message);
    if (resource.pattern === 'sync') {
      throw new TaskFailure(
        'States.TaskFailed',
        `This server does not wait for jobs of '${service.name}': ${resource.arn} cannot be run. Without .sync it starts the job.`,
      );
    }
    const options = { spelling: SPELLING, errors: service.errors, times: 'epoch-millis', idempotent: true } as const;
    const answer = await request(operation, task.parameters, task, env, options);
    const metadata = sdkMetadata(operation.model, answer, env.clock.now());
    const output = JSON.stringify(inOrder({ ...answer.output, ...metadata }));
    return resource.pattern === 'waitForTaskToken' ? { kind: 'submitted', output } : { kind: 'done', output };
  },
};

/** Members in the order of their names, the metadata's among them, as recordings have them. */
const inOrder = (members: { readonly [key: string]: Json }): { [key: string]: Json } =>
  Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1)));
