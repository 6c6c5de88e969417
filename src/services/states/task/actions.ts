import { type CallbackOutcome, isToken } from '../../../engines/workflow/door.ts';
import type { Operations } from '../../../models/generated/stepfunctions.ts';
import type { Handlers } from '../../../models/service.ts';
import type { StatesRoom } from '../deps.ts';
import { refuse } from '../errors.ts';
import { DATA_LIMIT, jsonMistake } from '../json-input.ts';

/** The callbacks of `.waitForTaskToken` tasks and of activities. */
export function taskHandlers({ engine }: StatesRoom) {
  return {
    async SendTaskSuccess(ctx, input) {
      if (!isToken(input.taskToken)) throw refuse.invalidToken();
      const mistake = jsonMistake(input.output);
      if (mistake !== undefined) throw refuse.invalidOutput(mistake);
      if (Buffer.byteLength(input.output) > DATA_LIMIT)
        throw refuse.invalidOutput('Output exceeds the maximum number of bytes');
      return told(await engine.callBack(ctx.accountId, input.taskToken, { output: input.output }));
    },
    async SendTaskFailure(ctx, input) {
      const { error, cause } = input;
      const failure = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
      return told(await engine.callBack(ctx.accountId, input.taskToken, failure));
    },
    async SendTaskHeartbeat(ctx, input) {
      return told(await engine.callBack(ctx.accountId, input.taskToken, 'heartbeat'));
    },
  } satisfies Partial<Handlers<Operations>>;
}

function told(outcome: CallbackOutcome): Record<string, never> {
  if (outcome === 'invalid-token') throw refuse.invalidToken();
  if (outcome === 'timed-out') throw refuse.taskTimedOut();
  return {};
}
