import type { ServiceResource } from './integration.ts';

/** What a Task's `Resource` can be. */
export type Resource =
  | { readonly kind: 'service'; readonly service: ServiceResource }
  | { readonly kind: 'activity'; readonly arn: string }
  | { readonly kind: 'lambda'; readonly arn: string };

const SERVICE = /^arn:[^:]+:states:[^:]*:[^:]*:(aws-sdk:[^:.]+|[^:.]+):([^:.]+)(?:\.(sync:2|sync|waitForTaskToken))?$/;
const ACTIVITY = /^arn:[^:]+:states:[^:]+:[^:]+:activity:[^:]+$/;
const LAMBDA = /^arn:[^:]+:lambda:[^:]*:[^:]*:function:.+$/;

/** Reads a Task's `Resource`; undefined where it is none that Step Functions knows the form of. */
export function parseResource(arn: string): Resource | undefined {
  if (ACTIVITY.test(arn)) return { kind: 'activity', arn };
  if (LAMBDA.test(arn)) return { kind: 'lambda', arn };
  const match = SERVICE.exec(arn);
  if (match === null) return undefined;
  const [, type = '', action = '', pattern = 'request'] = match;
  // The pattern's alternatives are the type's members.
  return { kind: 'service', service: { arn, type, action, pattern: pattern as ServiceResource['pattern'] } };
}
