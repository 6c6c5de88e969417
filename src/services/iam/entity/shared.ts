import type { Operations } from '../../../models/generated/iam.ts';
import type { Handler, Handlers } from '../../../models/service.ts';
import type { Noun } from './record.ts';

/**
 * Most operations of roles and of users are the same under two names, `PutRolePolicy` and `PutUserPolicy`. Each is written once, for
 * both: its name is put together from the noun, its input and output are the ones of either operation. A name that the API does not have
 * for both does not compile.
 *
 *     ...shared(`Put${TITLE[noun]}Policy`, async (ctx, input) => { … nameIn(input) … return {}; })
 */
export function shared<Name extends keyof Operations>(
  name: Name,
  run: Handler<Operations[Name]['input'], Operations[Name]['output']>,
): { readonly [Each in Name]?: Handlers<Operations>[Each] } {
  // One of the two operations at a time: the handler takes either's input and answers in kind.
  return { [name]: run } as { [Each in Name]?: Handlers<Operations>[Each] };
}

export const TITLE = { role: 'Role', user: 'User' } as const satisfies Record<Noun, string>;

/** Whom an input is about, or an output. */
export type NameMember = { readonly RoleName: string } | { readonly UserName: string };

export const nameIn = (input: NameMember): string => ('RoleName' in input ? input.RoleName : input.UserName);

export const named = (noun: Noun, name: string): NameMember =>
  noun === 'role' ? { RoleName: name } : { UserName: name };
