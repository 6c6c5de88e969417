import { ServiceError, validationError } from '../../../platform/errors.ts';
import { unsupported } from '../checks.ts';
import { defineKind } from '../kind.ts';
import { countWorkteams } from '../workteam/record.ts';
import { describeWorkforce, type WorkforceDoc, workforceNameOf } from './record.ts';

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateWorkforce.html and its neighbours */
export const workforce = defineKind<'Workforce', WorkforceDoc>({
  noun: 'Workforce',
  arn: 'workforce',
  describe: (item) => ({ Workforce: describeWorkforce(item) }),
  list: { member: 'Workforces', summary: describeWorkforce, order: 'Ascending' },
  missing: (name) => validationError(`No workforce found with name ${name}.`),
  exists: (_name, arn) => alreadyThere(arn.split(':')[4] ?? ''),
  actions: {
    async CreateWorkforce(ctx, input, kit) {
      const { Tags, ...request } = input;
      if ((request.CognitoConfig === undefined) === (request.OidcConfig === undefined)) {
        throw validationError('A workforce needs either a CognitoConfig or an OidcConfig.');
      }
      if (request.WorkforceVpcConfig !== undefined) throw unsupported('WorkforceVpcConfig', 'leave it out.');
      if ((await workforceNameOf(kit.store, ctx)) !== undefined) throw alreadyThere(ctx.accountId);
      // The secret of an identity provider that is never asked has no use here: it is not kept.
      const OidcConfig = request.OidcConfig && { ...request.OidcConfig, ClientSecret: '' };
      const doc = { name: input.WorkforceName, request: { ...request, ...(OidcConfig && { OidcConfig }) } };
      return { WorkforceArn: (await kit.create(ctx, doc, { tags: Tags })).arn };
    },

    async UpdateWorkforce(ctx, input, kit) {
      const { WorkforceName, WorkforceVpcConfig, OidcConfig, ...changes } = input;
      if (WorkforceVpcConfig !== undefined) throw unsupported('WorkforceVpcConfig', 'leave it out.');
      const item = await kit.change(ctx, WorkforceName, ({ doc }) => {
        const oidc = OidcConfig === undefined ? {} : { OidcConfig: { ...OidcConfig, ClientSecret: '' } };
        return { doc: { ...doc, request: { ...doc.request, ...changes, ...oidc } } };
      });
      return { Workforce: describeWorkforce(item) };
    },

    async DeleteWorkforce(ctx, input, kit) {
      const item = await kit.find(ctx, input.WorkforceName);
      const teams = await countWorkteams(kit.store, ctx);
      if (teams > 0) {
        throw new ServiceError(
          'ResourceInUse',
          `The workforce ${item.arn} has ${teams} work ${teams === 1 ? 'team' : 'teams'}. Delete them first.`,
        );
      }
      await kit.remove(item);
      return {};
    },
  },
});

const alreadyThere = (accountId: string): ServiceError =>
  validationError(
    `Cannot create more than one workforce for account ${accountId}. If you are trying to update existing workforce, ` +
      'please use UpdateWorkforce API',
  );
