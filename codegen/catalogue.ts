/**
 * The catalogue: a model of every service that botocore knows and that has no full model here, cut down to what a call needs, and the
 * index of all services under the names that stand in `aws-sdk:<name>`.
 */
import { javaServiceName } from '../src/models/java-names.ts';
import type { ApiModel, CatalogueModel, ServiceKey } from '../src/models/model.ts';
import { compact } from './compact.ts';
import { awsEndpoint } from './endpoint-rules.ts';
import { SERVICES } from './services.ts';
import { type BotocoreModel, botocoreServices, readBotocoreModel, readEndpointRules } from './source.ts';

/** One line of the index; `src/models/catalogue.ts` reads it. */
export interface IndexEntry {
  /** What the Java SDK's exceptions are called after. */
  readonly sdk: string;
  /** The service of this server; absent for those in the catalogue. */
  readonly own?: ServiceKey;
}

/** Protocols in the order in which they are chosen where a service has several. */
const PROTOCOLS = ['json', 'rest-json', 'rest-xml', 'query', 'ec2', 'smithy-rpc-v2-cbor'];

export function* catalogue(): Generator<{
  readonly name: string;
  readonly entry: IndexEntry;
  readonly model?: CatalogueModel;
}> {
  const taken = new Set<string>();
  const own = new Map<string, ServiceKey>(Object.keys(SERVICES).map((key) => [key, key as ServiceKey]));
  for (const { service, apiVersion } of botocoreServices()) {
    const source = readBotocoreModel(service, apiVersion);
    const sdk = javaServiceName(String(source.metadata['serviceId']));
    const name = sdk.toLowerCase();
    // An API that botocore has under two names.
    if (taken.has(name)) continue;
    taken.add(name);
    const key = own.get(service);
    if (key === undefined) yield { name, entry: { sdk }, model: catalogueModel(name, service, apiVersion, source) };
    else yield { name, entry: { sdk, own: key } };
  }
}

function catalogueModel(name: string, folder: string, apiVersion: string, source: BotocoreModel): CatalogueModel {
  const { metadata } = source;
  const protocols = (metadata['protocols'] as readonly string[] | undefined) ?? [String(metadata['protocol'])];
  const protocol = PROTOCOLS.find((each) => protocols.includes(each));
  if (protocol === undefined) throw new Error(`${folder} speaks ${protocols.join(', ')}, which is not known here`);
  const model = prune(compact(name, { ...source, metadata: { ...metadata, protocol } }, 'call'));
  const endpoint = awsEndpoint(readEndpointRules(folder, apiVersion), model.endpointPrefix);
  return {
    ...model,
    ...authOf(metadata),
    ...(metadata['awsQueryCompatible'] !== undefined && { queryCompatible: true as const }),
    ...(endpoint !== undefined && { endpoint }),
  };
}

function authOf({ signatureVersion, auth }: Record<string, unknown>): { readonly auth?: 'bearer' | 'v2' } {
  if (signatureVersion === 'v2') return { auth: 'v2' };
  const schemes = auth as readonly string[] | undefined;
  const isBearer = signatureVersion === 'bearer' && !schemes?.includes('aws.auth#sigv4');
  return isBearer ? { auth: 'bearer' } : {};
}

/** Leaves out shapes that no operation uses. */
function prune<Model extends ApiModel>(model: Model): Model {
  const used = new Set<string>();
  const visit = (name: string | undefined): void => {
    if (name === undefined || used.has(name)) return;
    used.add(name);
    const shape = model.shapes[name];
    if (shape?.type === 'structure') for (const member of Object.values(shape.members)) visit(member.shape);
    if (shape?.type === 'list') visit(shape.member.shape);
    if (shape?.type === 'map') {
      visit(shape.key.shape);
      visit(shape.value.shape);
    }
  };
  for (const { input, output, errors = [] } of Object.values(model.operations))
    for (const name of [input, output, ...errors]) visit(name);
  return { ...model, shapes: Object.fromEntries(Object.entries(model.shapes).filter(([name]) => used.has(name))) };
}
