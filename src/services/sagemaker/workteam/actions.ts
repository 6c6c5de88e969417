import type { MemberDefinition } from '../../../models/generated/sagemaker.ts';
import type { RequestContext } from '../../../models/service.ts';
import { ServiceError, validationError } from '../../../platform/errors.ts';
import { CommitConflict } from '../../../storage/changes.ts';
import { defineKind } from '../kind.ts';
import { baseOf, type Kit } from '../kit.ts';
import { DEFAULT_WORKFORCE, type WorkforceDoc, workforceNameOf } from '../workforce/record.ts';
import { describeWorkteam, WORKTEAM_ARN, type WorkteamDoc } from './record.ts';

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateWorkteam.html and its neighbours */
export const workteam = defineKind<'Workteam', WorkteamDoc>({
  noun: 'Workteam',
  arn: WORKTEAM_ARN,
  describe: (item, base) => ({ Workteam: describeWorkteam(item, base) }),
  list: {
    member: 'Workteams',
    summary: describeWorkteam,
    order: 'Ascending',
  },
  missing: (_name, arn) => validationError(`The work team ${arn} does not exist.`),
  exists: (_name, arn) =>
    new ServiceError(
      'ResourceInUse',
      `Work team names must be unique within an account and Region: ${arn} already exists.`,
    ),
  actions: {
    async CreateWorkteam(ctx, input, kit) {
      const { Tags, ...request } = input;
      checkMembers(request.MemberDefinitions);
      const workforce = await workforceFor(ctx, request.WorkforceName, kit);
      // 128 bits: not to be guessed.
      const doc = { name: input.WorkteamName, request, workforce, token: kit.ids.hex(32) };
      return { WorkteamArn: (await kit.create(ctx, doc, { tags: Tags })).arn };
    },

    async UpdateWorkteam(ctx, input, kit) {
      const { WorkteamName, ...changes } = input;
      if (changes.MemberDefinitions !== undefined) checkMembers(changes.MemberDefinitions);
      const item = await kit.change(ctx, WorkteamName, ({ doc }) => {
        const request = { ...doc.request, ...given(changes) };
        return { doc: { ...doc, request } };
      });
      return { Workteam: describeWorkteam(item, baseOf(kit, ctx)) };
    },

    /** Its portal is closed at once; jobs that wait for it wait on. */
    async DeleteWorkteam(ctx, input, kit) {
      await kit.remove(await kit.find(ctx, input.WorkteamName));
      return { Success: true };
    },
  },
});

/** Without the members that are not there: they must not hide what is. */
function given<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // What is left of the entries has the types of the members, without undefined.
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** Members are kept and shown: nobody is asked for a sign-in. One kind of them at a time, as on AWS. */
function checkMembers(members: readonly MemberDefinition[]): void {
  for (const { CognitoMemberDefinition, OidcMemberDefinition } of members) {
    if ((CognitoMemberDefinition === undefined) === (OidcMemberDefinition === undefined)) {
      throw validationError('A member definition needs either a CognitoMemberDefinition or an OidcMemberDefinition.');
    }
  }
}

/** The account's workforce; the first work team makes it. */
async function workforceFor(ctx: RequestContext, wanted: string | undefined, kit: Kit<WorkteamDoc>): Promise<string> {
  const name = await workforceNameOf(kit.store, ctx);
  if (wanted !== undefined && wanted !== name) throw validationError(`No workforce found with name ${wanted}.`);
  if (name !== undefined) return name;
  const doc: WorkforceDoc = { name: DEFAULT_WORKFORCE, request: { WorkforceName: DEFAULT_WORKFORCE } };
  const key = { accountId: ctx.accountId, region: ctx.region, kind: 'sagemaker/workforce', name: DEFAULT_WORKFORCE };
  try {
    await kit.store.commit([{ kind: 'insert-record', key, fields: { doc }, at: kit.clock.now() }]);
  } catch (error) {
    if (!(error instanceof CommitConflict)) throw error;
  }
  return DEFAULT_WORKFORCE;
}
