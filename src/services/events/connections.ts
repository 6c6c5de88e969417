import type {
  ConnectionAuthResponseParameters,
  ConnectionHttpParameters,
  CreateConnectionAuthRequestParameters,
  Operations,
  UpdateConnectionAuthRequestParameters,
} from '../../models/generated/events.ts';
import type { Handlers } from '../../models/service.ts';
import { formatArn, parseArn } from '../../platform/arn.ts';
import { ServiceError } from '../../platform/errors.ts';
import type { Identity, Scope } from '../../platform/identity.ts';
import { CommitConflict, retrying } from '../../storage/changes.ts';
import type { RecordKey, StoredRecord } from '../../storage/records.ts';
import { type EventsDeps, paged, refuse } from './deps.ts';

/** A connection with its secrets: they leave this file only through `retrieveCredentials`. */
interface ConnectionDoc {
  readonly id: string;
  readonly type: 'BASIC' | 'OAUTH_CLIENT_CREDENTIALS' | 'API_KEY';
  readonly description?: string;
  readonly auth: CreateConnectionAuthRequestParameters;
}

/** What a connection adds to a request. */
export interface Credentials {
  readonly headers: Record<string, string>;
  readonly query: Record<string, string>;
  readonly body: Record<string, string>;
}

const key = (scope: Scope, name: string): RecordKey => ({
  accountId: scope.accountId,
  region: scope.region,
  kind: 'events/connection',
  name,
});
const arnOf = (scope: Scope, name: string, id: string): string =>
  formatArn({ service: 'events', ...scope, resource: `connection/${name}/${id}` });

const OAUTH_TIMEOUT = 10_000;
/** A token is renewed this long before its end (ms). */
const RENEW = 60_000;

export function connectionHandlers({ store, clock, ids }: EventsDeps) {
  const find = async (scope: Scope, name: string): Promise<StoredRecord<ConnectionDoc>> => {
    const found = await store.records.get<ConnectionDoc>(key(scope, name));
    if (found === undefined) throw refuse.noConnection(name);
    return found;
  };

  return {
    async CreateConnection(ctx, input) {
      if (
        input.AuthParameters.ConnectivityParameters !== undefined ||
        input.InvocationConnectivityParameters !== undefined
      ) {
        throw refuse.invalid('This server does not support private connectivity (ConnectivityParameters).');
      }
      checkAuth(input.AuthorizationType, input.AuthParameters);
      const doc: ConnectionDoc = {
        id: ids.uuid(),
        type: input.AuthorizationType,
        auth: input.AuthParameters,
        ...(input.Description === undefined ? {} : { description: input.Description }),
      };
      const at = clock.now();
      try {
        await store.commit([{ kind: 'insert-record', key: key(ctx, input.Name), fields: { doc }, at }]);
      } catch (error) {
        if (error instanceof CommitConflict) throw refuse.exists(`Connection ${input.Name}`);
        throw error;
      }
      return {
        ConnectionArn: arnOf(ctx, input.Name, doc.id),
        ConnectionState: 'AUTHORIZED',
        CreationTime: at,
        LastModifiedTime: at,
      };
    },

    async UpdateConnection(ctx, input) {
      return retrying(async () => {
        const record = await find(ctx, input.Name);
        const type = input.AuthorizationType ?? record.doc.type;
        const auth = merged(record.doc.auth, input.AuthParameters, type !== record.doc.type);
        checkAuth(type, auth);
        const description = input.Description ?? record.doc.description;
        const doc: ConnectionDoc = {
          id: record.doc.id,
          type,
          auth,
          ...(description === undefined ? {} : { description }),
        };
        const at = clock.now();
        await store.commit([{ kind: 'update-record', key: record.key, expect: record.version, fields: { doc }, at }]);
        return {
          ConnectionArn: arnOf(ctx, input.Name, doc.id),
          ConnectionState: 'AUTHORIZED',
          CreationTime: record.createdAt,
          LastModifiedTime: at,
          LastAuthorizedTime: at,
        };
      });
    },

    async DescribeConnection(ctx, input) {
      const { doc, createdAt, modifiedAt } = await find(ctx, input.Name);
      return {
        ConnectionArn: arnOf(ctx, input.Name, doc.id),
        Name: input.Name,
        ConnectionState: 'AUTHORIZED',
        AuthorizationType: doc.type,
        AuthParameters: withoutSecrets(doc.auth),
        CreationTime: createdAt,
        LastModifiedTime: modifiedAt,
        LastAuthorizedTime: modifiedAt,
        ...(doc.description === undefined ? {} : { Description: doc.description }),
      };
    },

    async DeleteConnection(ctx, input) {
      const record = await find(ctx, input.Name);
      await store.commit([{ kind: 'delete-record', key: record.key }]);
      return {
        ConnectionArn: arnOf(ctx, input.Name, record.doc.id),
        ConnectionState: 'DELETING',
        CreationTime: record.createdAt,
        LastModifiedTime: record.modifiedAt,
      };
    },

    async ListConnections(ctx, input) {
      if (input.ConnectionState !== undefined && input.ConnectionState !== 'AUTHORIZED') return { Connections: [] };
      const page = await paged(
        store.records.list<ConnectionDoc>({
          scope: ctx,
          kind: 'events/connection',
          sortBy: 'name',
          order: 'ascending',
          limit: input.Limit ?? 100,
          ...(input.NamePrefix === undefined ? {} : { where: { namePrefix: input.NamePrefix } }),
          ...(input.NextToken === undefined ? {} : { after: input.NextToken }),
        }),
      );
      return {
        Connections: page.records.map(({ key: { name }, doc, createdAt, modifiedAt }) => ({
          ConnectionArn: arnOf(ctx, name, doc.id),
          Name: name,
          ConnectionState: 'AUTHORIZED' as const,
          AuthorizationType: doc.type,
          CreationTime: createdAt,
          LastModifiedTime: modifiedAt,
          LastAuthorizedTime: modifiedAt,
        })),
        ...(page.next === undefined ? {} : { NextToken: page.next }),
      };
    },
  } satisfies Partial<Handlers<Operations>>;
}

/** Reads what a connection adds to requests; for OAuth, asks for a token unless one is still good. */
export function createCredentials({
  store,
  clock,
}: EventsDeps): (arn: string, identity: Pick<Identity, 'accountId'>) => Promise<Credentials> {
  const tokens = new Map<string, { readonly token: string; readonly until: number }>();

  return async (text, { accountId }) => {
    const arn = parseArn(text);
    const [kind, name = '', id] = arn?.resource.split('/') ?? [];
    const record = arn === undefined ? undefined : await store.records.get<ConnectionDoc>(key(arn, name));
    if (
      arn?.service !== 'events' ||
      arn.accountId !== accountId ||
      kind !== 'connection' ||
      record === undefined ||
      record.doc.id !== id
    ) {
      throw new ServiceError('ConnectionResourceNotFoundException', `The connection ${text} does not exist.`);
    }
    const { auth } = record.doc;
    const added = valuesOf(auth.InvocationHttpParameters);
    const { BasicAuthParameters: basic, ApiKeyAuthParameters: apiKey } = auth;
    switch (record.doc.type) {
      case 'BASIC':
        if (basic !== undefined) {
          const pair = Buffer.from(`${basic.Username}:${basic.Password}`).toString('base64');
          added.headers['Authorization'] = `Basic ${pair}`;
        }
        return added;
      case 'API_KEY':
        if (apiKey !== undefined) added.headers[apiKey.ApiKeyName] = apiKey.ApiKeyValue;
        return added;
      case 'OAUTH_CLIENT_CREDENTIALS': {
        // A change of the connection is a new version, and asks for a new token.
        const place = `${text} ${record.version}`;
        let known = tokens.get(place);
        if (known === undefined || known.until <= clock.now()) {
          known = await askForToken(auth, clock.now());
          tokens.set(place, known);
        }
        added.headers['Authorization'] = `Bearer ${known.token}`;
        return added;
      }
      default:
        return record.doc.type satisfies never;
    }
  };
}

async function askForToken(
  auth: CreateConnectionAuthRequestParameters,
  now: number,
): Promise<{ readonly token: string; readonly until: number }> {
  const { OAuthParameters: oauth } = auth;
  const failed = (why: string): ServiceError =>
    new ServiceError('ConnectionAuthorizationFailureException', `The connection could not be authorised: ${why}`);
  if (oauth === undefined) throw failed('it has no OAuth parameters');
  const { headers, query, body } = valuesOf(oauth.OAuthHttpParameters);
  const url = new URL(oauth.AuthorizationEndpoint);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const { ClientID, ClientSecret } = oauth.ClientParameters;
  const form = { grant_type: 'client_credentials', client_id: ClientID, client_secret: ClientSecret, ...body };
  if (oauth.HttpMethod === 'GET') for (const [name, value] of Object.entries(form)) url.searchParams.set(name, value);
  let answer: { access_token?: unknown; expires_in?: unknown };
  try {
    const response = await fetch(url, {
      method: oauth.HttpMethod,
      headers: { accept: 'application/json', ...headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(OAUTH_TIMEOUT),
      ...(oauth.HttpMethod === 'GET' ? {} : { body: new URLSearchParams(form) }),
    });
    if (response.status !== 200) throw failed(`the authorization endpoint answered ${response.status}`);
    // What it is is looked at below.
    answer = (await response.json()) as typeof answer;
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    throw failed('the authorization endpoint did not answer with a token');
  }
  const { access_token: token, expires_in: seconds } = answer;
  if (typeof token !== 'string') throw failed('the answer of the authorization endpoint has no access_token');
  const lasts = typeof seconds === 'number' ? seconds * 1000 : 300_000;
  return { token, until: now + Math.max(0, lasts - RENEW) };
}

function valuesOf(parameters: ConnectionHttpParameters | undefined): Credentials {
  const pairs = (list: readonly { Key?: string | undefined; Value?: string | undefined }[] | undefined) =>
    Object.fromEntries((list ?? []).flatMap(({ Key, Value }) => (Key === undefined ? [] : [[Key, Value ?? '']])));
  return {
    headers: pairs(parameters?.HeaderParameters),
    query: pairs(parameters?.QueryStringParameters),
    body: pairs(parameters?.BodyParameters),
  };
}

function checkAuth(type: ConnectionDoc['type'], auth: CreateConnectionAuthRequestParameters): void {
  const needed = {
    BASIC: [auth.BasicAuthParameters, 'BasicAuthParameters'],
    API_KEY: [auth.ApiKeyAuthParameters, 'ApiKeyAuthParameters'],
    OAUTH_CLIENT_CREDENTIALS: [auth.OAuthParameters, 'OAuthParameters'],
  } as const;
  const [given, name] = needed[type];
  if (given === undefined) throw refuse.invalid(`AuthParameters must hold ${name} for the authorization type ${type}.`);
  const endpoint = auth.OAuthParameters?.AuthorizationEndpoint;
  if (endpoint !== undefined && !/^https?:\/\//.test(endpoint))
    throw refuse.invalid('The AuthorizationEndpoint is not a URL.');
}

/** An update over what is there: members that it leaves out stay. */
function merged(
  old: CreateConnectionAuthRequestParameters,
  given: UpdateConnectionAuthRequestParameters | undefined,
  otherType: boolean,
): CreateConnectionAuthRequestParameters {
  const kept = otherType ? { InvocationHttpParameters: old.InvocationHttpParameters } : old;
  if (given === undefined) return kept;
  const { BasicAuthParameters: basic, ApiKeyAuthParameters: apiKey, OAuthParameters: oauth } = given;
  const http = given.InvocationHttpParameters ?? old.InvocationHttpParameters;
  return {
    ...kept,
    ...(basic === undefined
      ? {}
      : {
          BasicAuthParameters: {
            Username: basic.Username ?? old.BasicAuthParameters?.Username ?? '',
            Password: basic.Password ?? old.BasicAuthParameters?.Password ?? '',
          },
        }),
    ...(apiKey === undefined
      ? {}
      : {
          ApiKeyAuthParameters: {
            ApiKeyName: apiKey.ApiKeyName ?? old.ApiKeyAuthParameters?.ApiKeyName ?? '',
            ApiKeyValue: apiKey.ApiKeyValue ?? old.ApiKeyAuthParameters?.ApiKeyValue ?? '',
          },
        }),
    ...(oauth === undefined
      ? {}
      : {
          OAuthParameters: {
            ClientParameters: {
              ClientID: oauth.ClientParameters?.ClientID ?? old.OAuthParameters?.ClientParameters.ClientID ?? '',
              ClientSecret:
                oauth.ClientParameters?.ClientSecret ?? old.OAuthParameters?.ClientParameters.ClientSecret ?? '',
            },
            AuthorizationEndpoint: oauth.AuthorizationEndpoint ?? old.OAuthParameters?.AuthorizationEndpoint ?? '',
            HttpMethod: oauth.HttpMethod ?? old.OAuthParameters?.HttpMethod ?? 'POST',
            OAuthHttpParameters: oauth.OAuthHttpParameters ?? old.OAuthParameters?.OAuthHttpParameters,
          },
        }),
    ...(http === undefined ? {} : { InvocationHttpParameters: http }),
  };
}

/** What may be told of a connection. */
function withoutSecrets(auth: CreateConnectionAuthRequestParameters): ConnectionAuthResponseParameters {
  const { BasicAuthParameters: basic, ApiKeyAuthParameters: apiKey, OAuthParameters: oauth } = auth;
  const http = auth.InvocationHttpParameters;
  return {
    ...(basic === undefined ? {} : { BasicAuthParameters: { Username: basic.Username } }),
    ...(apiKey === undefined ? {} : { ApiKeyAuthParameters: { ApiKeyName: apiKey.ApiKeyName } }),
    ...(oauth === undefined
      ? {}
      : {
          OAuthParameters: {
            ClientParameters: { ClientID: oauth.ClientParameters.ClientID },
            AuthorizationEndpoint: oauth.AuthorizationEndpoint,
            HttpMethod: oauth.HttpMethod,
            ...(oauth.OAuthHttpParameters === undefined
              ? {}
              : { OAuthHttpParameters: hidden(oauth.OAuthHttpParameters) }),
          },
        }),
    ...(http === undefined ? {} : { InvocationHttpParameters: hidden(http) }),
  };
}

function hidden(parameters: ConnectionHttpParameters): ConnectionHttpParameters {
  const shown = <T extends { Value?: string | undefined; IsValueSecret?: boolean | undefined }>(
    list: readonly T[] | undefined,
  ) => list?.map(({ Value, ...rest }) => (rest.IsValueSecret === true ? rest : { ...rest, Value }));
  return {
    HeaderParameters: shown(parameters.HeaderParameters),
    QueryStringParameters: shown(parameters.QueryStringParameters),
    BodyParameters: shown(parameters.BodyParameters),
  };
}
