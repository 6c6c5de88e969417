import assert from 'node:assert/strict';
import { test } from 'node:test';
import { validationError } from '../../platform/errors.ts';
import { defineKind, type KindSpec, type Noun } from './kind.ts';
import type { Named } from './kit.ts';

type Spec = KindSpec<'Model', Named, 'Models'>;

// What must not compile. The checks are the compiler's: an error that it no longer finds makes the type check fail.
const declaration = {
  noun: 'Model',
  arn: 'model',
  missing: () => validationError('missing'),
  exists: () => validationError('exists'),
} as const;
const summary = () => ({ ModelName: 'a', ModelArn: 'b', CreationTime: 0 });
const list = { member: 'Models', summary, order: 'Descending' } as const;
const describe = () => ({ ModelName: 'a', ModelArn: 'b', CreationTime: 0 });

test('a declaration is checked against the API', () => {
  const kind = defineKind<'Model', Named>({ ...declaration, describe, list, actions: {} });
  assert.equal(kind.kind, 'sagemaker/model');

  // @ts-expect-error there is no action CreateModell
  const misspelt: Spec['actions'] = { CreateModell: async () => ({ ModelArn: 'a' }) };
  // @ts-expect-error CreateModel answers ModelArn
  const wrongAnswer: Spec['actions'] = { CreateModel: async () => ({ Arn: 'a' }) };
  // @ts-expect-error DescribeModel answers a CreationTime
  const poorView: Spec['describe'] = () => ({ ModelName: 'a', ModelArn: 'b' });
  // @ts-expect-error ListModels answers Models
  const wrongMember: Spec['list']['member'] = 'ModelSummaries';
  // @ts-expect-error there is no noun Modell
  const wrongNoun: Noun = 'Modell';
  assert.ok([misspelt, wrongAnswer, poorView, wrongMember, wrongNoun].every((one) => one !== undefined));
});
