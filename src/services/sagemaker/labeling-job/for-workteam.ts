import type { LabelingJobForWorkteamSummary } from '../../../models/generated/sagemaker.ts';
import type { RequestContext } from '../../../models/service.ts';
import { parseArn } from '../../../platform/arn.ts';
import { ServiceError, validationError } from '../../../platform/errors.ts';
import { InvalidCursor, type RecordPage, type RecordQuery } from '../../../storage/records.ts';
import type { Input, Output } from '../deps.ts';
import type { Kit } from '../kit.ts';
import { hasWorkteam, WORKTEAM_ARN } from '../workteam/record.ts';
import { type LabelingJobDoc, summarizeForWorkteam } from './record.ts';

const DEFAULT_PAGE = 10;

/** ListLabelingJobsForWorkteam: the jobs that a team was given, oldest first unless asked otherwise. */
export async function listForWorkteam(
  ctx: RequestContext,
  input: Input<'ListLabelingJobsForWorkteam'>,
  kit: Kit<LabelingJobDoc>,
): Promise<Output<'ListLabelingJobsForWorkteam'>> {
  await requireWorkteam(ctx, input.WorkteamArn, kit);
  const wanted = input.JobReferenceCodeContains?.toLowerCase() ?? '';
  const most = input.MaxResults ?? DEFAULT_PAGE;
  const summaries: LabelingJobForWorkteamSummary[] = [];
  let next = input.NextToken;
  do {
    const query: RecordQuery = {
      scope: { accountId: ctx.accountId, region: ctx.region },
      kind: 'sagemaker/labeling-job',
      sortBy: 'createdAt',
      order: input.SortOrder === 'Descending' ? 'descending' : 'ascending',
      // Never more than there is room for: the page's token then stands behind the last one that is shown.
      limit: most - summaries.length,
      where: {
        doc: { workteamArn: input.WorkteamArn.toLowerCase() },
        ...(input.CreationTimeAfter === undefined ? {} : { createdAfter: input.CreationTimeAfter }),
        ...(input.CreationTimeBefore === undefined ? {} : { createdBefore: input.CreationTimeBefore }),
      },
      ...(next === undefined ? {} : { after: next }),
    };
    const page: RecordPage<LabelingJobDoc> = await kit.store.records.list<LabelingJobDoc>(query).catch(explainCursor);
    for (const record of page.records) {
      if (!record.doc.referenceCode.includes(wanted)) continue;
      summaries.push(summarizeForWorkteam({ ...record, arn: kit.arn(record.key, record.key.name) }));
    }
    next = page.next;
  } while (next !== undefined && summaries.length < most);
  return { LabelingJobSummaryList: summaries, ...(next === undefined ? {} : { NextToken: next }) };
}

async function requireWorkteam(ctx: RequestContext, text: string, { store }: Kit<LabelingJobDoc>): Promise<void> {
  const arn = parseArn(text);
  const ours = arn?.accountId === ctx.accountId && arn.region === ctx.region;
  const name = arn?.resource.startsWith(`${WORKTEAM_ARN}/`) ? arn.resource.slice(WORKTEAM_ARN.length + 1) : undefined;
  if (ours && name !== undefined && (await hasWorkteam(store, ctx, name))) return;
  throw new ServiceError('ResourceNotFound', `The work team ${text} does not exist.`);
}

function explainCursor(error: unknown): never {
  if (error instanceof InvalidCursor) {
    throw validationError('Invalid NextToken: the token was not issued by this list.');
  }
  throw error;
}
