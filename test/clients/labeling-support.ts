import { CreateBucketCommand } from '@aws-sdk/client-s3';
import {
  CreateLabelingJobCommand,
  type CreateLabelingJobRequest,
  CreateWorkteamCommand,
  DescribeLabelingJobCommand,
  type DescribeLabelingJobResponse,
  DescribeWorkteamCommand,
} from '@aws-sdk/client-sagemaker';
import type { clients } from '../support/clients.ts';
import { put, ROLE, until } from './support.ts';

type Clients = ReturnType<typeof clients>;

/** A work team, and what a script does as one of its workers. */
export interface Team {
  readonly arn: string;
  readonly portal: string;
  /** Answers the status with the body. */
  ask(call: string, input: object): Promise<{ readonly status: number; readonly body: Record<string, unknown> }>;
  take(
    worker: string,
  ): Promise<{ readonly assignment: string; readonly input: Record<string, unknown>; readonly html?: string }>;
}

export async function makeTeam({ sagemaker, s3 }: Clients, name: string): Promise<Team> {
  await s3.send(new CreateBucketCommand({ Bucket: 'labels' }));
  const MemberDefinitions = [{ OidcMemberDefinition: { Groups: ['people'] } }];
  await sagemaker.send(new CreateWorkteamCommand({ WorkteamName: name, MemberDefinitions, Description: 'People' }));
  const { Workteam } = await sagemaker.send(new DescribeWorkteamCommand({ WorkteamName: name }));
  const portal = Workteam?.SubDomain ?? '';
  const ask: Team['ask'] = async (call, input) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(new URL(call, portal), { method: 'POST', headers, body: JSON.stringify(input) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return {
    arn: Workteam?.WorkteamArn ?? '',
    portal,
    ask,
    take: (worker) =>
      until(`a task for ${worker}`, async () => {
        const { body } = await ask('take', { worker, render: true });
        return (body['task'] ?? undefined) as Awaited<ReturnType<Team['take']>> | undefined;
      }),
  };
}

/** A job without functions over lines of text, with a template of the test's. */
export async function makeJob(
  { sagemaker, s3 }: Clients,
  team: Team,
  name: string,
  template: string,
  lines: readonly object[],
  more: Partial<CreateLabelingJobRequest> = {},
): Promise<void> {
  await put(s3, `s3://labels/${name}/template`, template);
  await put(s3, `s3://labels/${name}/manifest`, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  await sagemaker.send(
    new CreateLabelingJobCommand({
      LabelingJobName: name,
      LabelAttributeName: 'mood',
      RoleArn: ROLE,
      InputConfig: { DataSource: { S3DataSource: { ManifestS3Uri: `s3://labels/${name}/manifest` } } },
      OutputConfig: { S3OutputPath: 's3://labels/out' },
      HumanTaskConfig: {
        WorkteamArn: team.arn,
        UiConfig: { UiTemplateS3Uri: `s3://labels/${name}/template` },
        TaskTitle: 'Messages',
        TaskDescription: 'What is it about?',
        NumberOfHumanWorkersPerDataObject: 1,
        TaskTimeLimitInSeconds: 600,
      },
      ...more,
    }),
  );
}

export function jobEnd({ sagemaker }: Clients, name: string): Promise<DescribeLabelingJobResponse> {
  return until(`the end of ${name}`, async () => {
    const job = await sagemaker.send(new DescribeLabelingJobCommand({ LabelingJobName: name }));
    return ['Completed', 'Failed', 'Stopped'].includes(job.LabelingJobStatus ?? '') ? job : undefined;
  });
}
