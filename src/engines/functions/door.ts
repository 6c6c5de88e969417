/** What other rooms may import of the functions engine. */
export { createFunctions, type Functions, type FunctionsOptions } from './functions.ts';
export { isKnownRuntime } from './runtimes.ts';
export { type FunctionRevision, type Invocation, InvocationRefused, type InvocationResult } from './types.ts';
