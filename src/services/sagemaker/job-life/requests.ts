import { ServiceError, validationError } from '../../../platform/errors.ts';
import type { Scope } from '../../../platform/identity.ts';
import type { Kit, Named } from '../kit.ts';
import { halted, type Life } from './life.ts';

/** A kind of job, as Stop and Delete see it. */
export interface LivingKind<D> {
  /** `training job` */
  readonly words: string;
  readonly active: readonly string[];
  withLife(doc: D, life: Life, now: number): D;
}

interface LivingJob extends Named {
  readonly life: Life;
  readonly status: string;
}

/**
 * Asks a job to stop. One that is already stopping, or whose artifacts are being uploaded, is left to that.
 * @throws ValidationException where it is over
 */
export async function stopJob<D extends LivingJob>(
  kit: Kit<D>,
  scope: Scope,
  name: string,
  { words, active, withLife }: LivingKind<D>,
): Promise<void> {
  await kit.change(scope, name, ({ doc }) => {
    if (!active.includes(doc.status)) {
      throw validationError(`The request was rejected because the ${words} is in status ${doc.status}.`);
    }
    const now = kit.clock.now();
    const life = halted(doc.life, 'requested', now);
    if (life === undefined) return undefined;
    const next = withLife(doc, life, now);
    return { doc: next, status: next.status };
  });
}

/** Removes the record of a job that is over. @throws ResourceInUse where it is not */
export async function deleteJob<D extends LivingJob>(
  kit: Kit<D>,
  scope: Scope,
  name: string,
  { words, active }: LivingKind<D>,
): Promise<void> {
  const item = await kit.find(scope, name);
  if (active.includes(item.doc.status)) {
    const message = `The ${words} ${item.arn} is in status ${item.doc.status}. Stop it before deleting it.`;
    throw new ServiceError('ResourceInUse', message);
  }
  await kit.remove(item);
}

/** The refusals of processing and transform jobs, which share their words. */
export const noSuchJob = (name: string): ServiceError =>
  validationError(`Could not find requested job with name: ${name}`);
export const jobExists = (_name: string, arn: string): ServiceError =>
  new ServiceError(
    'ResourceInUse',
    `Job name must be unique within an AWS account and region, and a job with this name already exists (${arn})`,
  );
