import type { Operations, PolicyVersion } from '../../../models/generated/iam.ts';
import type { Handlers } from '../../../models/service.ts';
import { type IamDeps, nowOf, retrying } from '../deps.ts';
import { update } from '../entity/entities.ts';
import { refuse } from '../errors.ts';
import { pageOf } from '../pages.ts';
import { checkManagedSize, checkPermissions, encodeDocument } from '../policy-document.ts';
import { findPolicy, type PolicyDoc, type PolicyVersionDoc } from './record.ts';

const MOST = 5;

export function versionActions(deps: IamDeps) {
  type Tenant = { readonly accountId: string };

  /** The policy and the version that is asked for. @throws NoSuchEntity */
  const find = async (ctx: Tenant, arn: string, id: string) => {
    const record = await findPolicy(deps, ctx, arn);
    const version = record?.doc.versions.find((one) => idOf(one) === id);
    if (record === undefined || version === undefined) throw refuse.noVersion(arn, id);
    return { record, version };
  };

  return {
    async CreatePolicyVersion(ctx, input) {
      const { PolicyArn: arn, PolicyDocument: document, SetAsDefault: asDefault = false } = input;
      return retrying(async () => {
        const record = await findPolicy(deps, ctx, arn);
        if (record === undefined) throw refuse.notAttachable(arn);
        checkPermissions(document, 'managed');
        checkManagedSize(document);
        if (record.doc.versions.length >= MOST) {
          throw refuse.limit(
            `A managed policy can have up to ${MOST} versions. Before you create a new version, you must delete an existing version.`,
          );
        }
        const at = nowOf(deps);
        const version: PolicyVersionDoc = { number: record.doc.lastVersion + 1, document, createdAt: at };
        const doc: PolicyDoc = {
          ...record.doc,
          versions: [...record.doc.versions, version],
          lastVersion: version.number,
          ...(asDefault ? { defaultVersion: version.number } : {}),
          updatedAt: at,
        };
        await deps.store.commit([update(deps, record, doc)]);
        return { PolicyVersion: versionView(doc, version) };
      });
    },
    async GetPolicyVersion(ctx, input) {
      const { record, version } = await find(ctx, input.PolicyArn, input.VersionId);
      return { PolicyVersion: { ...versionView(record.doc, version), Document: encodeDocument(version.document) } };
    },
    async ListPolicyVersions(ctx, input) {
      const record = await findPolicy(deps, ctx, input.PolicyArn);
      if (record === undefined) throw refuse.noPolicy(input.PolicyArn);
      const newestFirst = (a: string, b: string): number => Number(b.slice(1)) - Number(a.slice(1));
      const { items, page } = pageOf(record.doc.versions, input, idOf, newestFirst);
      return { Versions: items.map((version) => versionView(record.doc, version)), ...page };
    },
    async SetDefaultPolicyVersion(ctx, input) {
      await retrying(async () => {
        const { record, version } = await find(ctx, input.PolicyArn, input.VersionId);
        const doc: PolicyDoc = { ...record.doc, defaultVersion: version.number, updatedAt: nowOf(deps) };
        await deps.store.commit([update(deps, record, doc)]);
      });
      return {};
    },
    async DeletePolicyVersion(ctx, input) {
      await retrying(async () => {
        const { record, version } = await find(ctx, input.PolicyArn, input.VersionId);
        if (version.number === record.doc.defaultVersion) {
          throw refuse.deleteConflict('Cannot delete the default version of a policy.');
        }
        const versions = record.doc.versions.filter((one) => one !== version);
        await deps.store.commit([update(deps, record, { ...record.doc, versions })]);
      });
      return {};
    },
  } satisfies Partial<Handlers<Operations>>;
}

const idOf = (version: PolicyVersionDoc): string => `v${version.number}`;

/** Without the document, which only GetPolicyVersion answers. */
const versionView = (doc: PolicyDoc, version: PolicyVersionDoc): PolicyVersion => ({
  VersionId: idOf(version),
  IsDefaultVersion: version.number === doc.defaultVersion,
  CreateDate: version.createdAt,
});
