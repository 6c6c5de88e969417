import { createHash } from 'node:crypto';
import type { CallRequest } from '../platform/call.ts';
import { ServiceError } from '../platform/errors.ts';
import { signRequest } from '../wire/sigv4/sign.ts';

/**
 * Services that this server does not have, at endpoints that the configuration names: real AWS, or another emulator.
 *
 * `SAGEBRUSH_AWS_ENDPOINT_<SERVICE>` is the URL, with the service's name as it stands in `arn:aws:states:::aws-sdk:<service>:<action>`,
 * in upper case (`SAGEBRUSH_AWS_ENDPOINT_DYNAMODB=https://dynamodb.eu-west-1.amazonaws.com`). Requests are signed with
 * `SAGEBRUSH_AWS_ACCESS_KEY_ID`, `SAGEBRUSH_AWS_SECRET_ACCESS_KEY` and, where set, `SAGEBRUSH_AWS_SESSION_TOKEN`, for the Region
 * `SAGEBRUSH_AWS_REGION` or else the task's.
 *
 * Only services of AWS's JSON protocols can be called: their requests and answers are the parameters and results as they stand. The others
 * (query, REST) would need their API models.
 */
export interface ForeignServices {
  has(service: string): boolean;
  /** @throws ServiceError: the service's own refusal, or `ServiceNotConfigured` */
  call(request: CallRequest): Promise<unknown>;
}

interface JsonService {
  /** Before the operation in `X-Amz-Target`. */
  readonly target: string;
  readonly version: '1.0' | '1.1';
  readonly signingName: string;
}

const json = (target: string, signingName: string, version: '1.0' | '1.1' = '1.1'): JsonService => ({
  target,
  version,
  signingName,
});

/** Services whose members are PascalCase on the wire as in a state machine. */
const SERVICES: Readonly<Record<string, JsonService>> = {
  athena: json('AmazonAthena', 'athena'),
  cloudtrail: json('com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101', 'cloudtrail'),
  comprehend: json('Comprehend_20171127', 'comprehend'),
  dynamodb: json('DynamoDB_20120810', 'dynamodb', '1.0'),
  firehose: json('Firehose_20150804', 'firehose'),
  forecast: json('AmazonForecast', 'forecast'),
  glue: json('AWSGlue', 'glue'),
  kinesis: json('Kinesis_20131202', 'kinesis'),
  kms: json('TrentService', 'kms'),
  rekognition: json('RekognitionService', 'rekognition'),
  secretsmanager: json('secretsmanager', 'secretsmanager'),
  sqs: json('AmazonSQS', 'sqs', '1.0'),
  ssm: json('AmazonSSM', 'ssm'),
  textract: json('Textract', 'textract'),
  transcribe: json('Transcribe', 'transcribe'),
  translate: json('AWSShineFrontendService_20170701', 'translate'),
};

const TIMEOUT = 60_000;
/** Answers larger than this are refused: a task's result is at most 256 KiB. */
const MAX_ANSWER = 1024 * 1024;

export function createForeignServices(
  environment: Readonly<Record<string, string | undefined>>,
  now: () => number,
): ForeignServices {
  const variable = (service: string): string => `SAGEBRUSH_AWS_ENDPOINT_${service.toUpperCase().replaceAll('-', '_')}`;
  const endpointOf = (service: string): string | undefined => environment[variable(service)] || undefined;

  return {
    has: (service) => endpointOf(service) !== undefined,
    async call({ service, operation, input, region: ownRegion, signal }) {
      const endpoint = endpointOf(service);
      if (endpoint === undefined) {
        throw new ServiceError(
          'ServiceNotConfigured',
          `This server has no service '${service}', and no endpoint is configured for it: set ${variable(service)} to call one.`,
        );
      }
      const protocol = Object.hasOwn(SERVICES, service) ? SERVICES[service] : undefined;
      if (protocol === undefined) {
        const known = Object.keys(SERVICES).join(', ');
        throw new ServiceError(
          'ServiceNotConfigured',
          `An endpoint is configured for '${service}', but this server does not know its protocol. It can call ${known}.`,
        );
      }
      if (!URL.canParse(endpoint)) throw new ServiceError('ServiceNotConfigured', `${variable(service)} is not a URL.`);
      const accessKeyId = environment['SAGEBRUSH_AWS_ACCESS_KEY_ID'];
      const secretAccessKey = environment['SAGEBRUSH_AWS_SECRET_ACCESS_KEY'];
      if (accessKeyId === undefined || secretAccessKey === undefined) {
        throw new ServiceError(
          'ServiceNotConfigured',
          'Calls to configured endpoints need SAGEBRUSH_AWS_ACCESS_KEY_ID and SAGEBRUSH_AWS_SECRET_ACCESS_KEY.',
        );
      }
      const sessionToken = environment['SAGEBRUSH_AWS_SESSION_TOKEN'];
      const body = JSON.stringify(input ?? {});
      const url = new URL(endpoint);
      const headers = signRequest({
        method: 'POST',
        url,
        headers: {
          host: url.host,
          'content-type': `application/x-amz-json-${protocol.version}`,
          'x-amz-target': `${protocol.target}.${operation}`,
          ...(sessionToken === undefined ? {} : { 'x-amz-security-token': sessionToken }),
        },
        payloadHash: createHash('sha256').update(body).digest('hex'),
        service: protocol.signingName,
        region: environment['SAGEBRUSH_AWS_REGION'] ?? ownRegion,
        accessKeyId,
        secretAccessKey,
        now: now(),
      });
      return send(url, headers, body, service, signal);
    },
  };
}

async function send(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  service: string,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  let status: number;
  let text: string | undefined;
  try {
    const timeout = AbortSignal.timeout(TIMEOUT);
    const response = await fetch(url, {
      method: 'POST',
      headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'host')),
      body,
      redirect: 'manual',
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    status = response.status;
    text = await readText(response);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new ServiceError('ServiceUnreachable', `The endpoint of '${service}' did not answer: ${cause}`, {
      status: 503,
      cause: error,
    });
  }
  if (text === undefined) throw new ServiceError('ServiceUnreachable', `The answer of '${service}' is too large.`);
  const answer = parse(text);
  if (status >= 200 && status < 300) return answer ?? {};
  const type = memberOf(answer, '__type') ?? memberOf(answer, 'code') ?? 'UnknownError';
  const message = memberOf(answer, 'message') ?? memberOf(answer, 'Message') ?? `The service answered ${status}.`;
  // `com.amazonaws.dynamodb.v20120810#ResourceNotFoundException`
  throw new ServiceError(type.slice(type.lastIndexOf('#') + 1), message, { status });
}

/** Undefined where there is more than is taken: the rest is not read. */
async function readText(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_ANSWER) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function memberOf(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const member: unknown = Object.getOwnPropertyDescriptor(value, name)?.value;
  return typeof member === 'string' ? member : undefined;
}
