/** A process with an evaluator that is busy with an expression that never ends; `pool.test.ts` kills it. */
import { silentLogger } from '../../../platform/log.ts';
import { createEvaluators } from '../evaluators/pool.ts';

const { evaluate } = createEvaluators({ log: silentLogger, deadline: 60_000 });
await evaluate({ text: '1', bindings: {}, now: 0, light: false });
void evaluate({ text: '$count($distinct([1..300000]))', bindings: {}, now: 0, light: false });
process.send?.('busy');
