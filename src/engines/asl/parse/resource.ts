/** Takes a Task's resource ARN apart, as the history shows it. */

import type { Resource } from '../machine.ts';

/** undefined where the text is no ARN that a Task could have. */
export function readResource(arn: string): Resource | undefined {
  const parts = arn.split(':');
  if (parts.length < 6 || parts[0] !== 'arn') return undefined;
  const service = parts[2];
  if (service === 'lambda' && parts[5] === 'function' && parts.length > 6) {
    return { arn, kind: 'lambda', type: undefined, action: undefined, pattern: 'request' };
  }
  if (service !== 'states') return undefined;
  if (parts[5] === 'activity' && parts.length === 7) {
    return { arn, kind: 'activity', type: undefined, action: undefined, pattern: 'request' };
  }
  // arn:aws:states:::lambda:invoke.waitForTaskToken, arn:aws:states:::aws-sdk:s3:getObject, …:startExecution.sync:2
  if (parts[3] !== '' || parts[4] !== '' || parts[5] === '' || parts.length < 7) return undefined;
  const sdk = parts[5] === 'aws-sdk';
  const type = sdk ? `aws-sdk:${parts[6]}` : (parts[5] ?? '');
  const action = parts.slice(sdk ? 7 : 6).join(':');
  if (action === '') return undefined;
  return { arn, kind: 'task', type, action, pattern: patternOf(action) };
}

function patternOf(action: string): Resource['pattern'] {
  if (action.endsWith('.sync')) return 'sync';
  if (action.endsWith('.sync:2')) return 'sync:2';
  if (action.endsWith('.waitForTaskToken')) return 'waitForTaskToken';
  return 'request';
}
