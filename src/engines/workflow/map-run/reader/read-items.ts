/** The items of a DISTRIBUTED Map: from the state's input, from objects in S3, or from a listing of them. */

import { type Json, type JsonObject, parseJson } from '../../../../platform/json.ts';
import type { StartMapRun } from '../../core.ts';
import { parseResource } from '../../integrations/resource.ts';
import { readObject } from './format.ts';
import type { Items, Position, SourceItem } from './item.ts';
import { athenaItems, inventoryItems } from './manifest.ts';
import { type Listed, type Objects, type Place, readerFailure } from './objects.ts';
import { isJsonObject, textMember } from './values.ts';

export type { Items, Position, SourceItem } from './item.ts';

/**
 * Reads on behind `position`. Listings go on behind the last key; everything else is read again and the items that were taken are left
 * out, which is safe as long as the object has not changed: its ETag is held against the one of the first reading.
 * @param onEtag hears the version of the object that is read.
 * @throws TaskFailure `States.ItemReaderFailed`, also while iterating.
 */
export async function* readItems(
  command: StartMapRun,
  objects: Objects,
  position: Position,
  onEtag: (etag: string) => void,
): Items {
  const { reader } = command;
  const wanted = Number(reader?.config['MaxItems'] ?? 0);
  if (wanted < 0) throw readerFailure('field MaxItems must be positive');
  let left = wanted > 0 ? wanted - position.taken : Number.POSITIVE_INFINITY;
  const { items, skip } = select(command, objects, position, onEtag);
  let toSkip = skip;
  if (left <= 0) return;
  for await (const handful of items) {
    if (toSkip >= handful.length) {
      toSkip -= handful.length;
      continue;
    }
    const fresh = toSkip > 0 ? handful.slice(toSkip) : handful;
    toSkip = 0;
    if (fresh.length >= left) {
      yield fresh.slice(0, left);
      return;
    }
    left -= fresh.length;
    yield fresh;
  }
}

function select(
  command: StartMapRun,
  objects: Objects,
  position: Position,
  onEtag: (etag: string) => void,
): { readonly items: Items; readonly skip: number } {
  const { reader } = command;
  const skip = position.taken;
  if (reader === undefined) return { items: stateItems(command.items ?? '[]'), skip };
  const resource = parseResource(reader.resource);
  const action = resource?.kind === 'service' && resource.service.type === 's3' ? resource.service.action : undefined;
  const { config, parameters } = reader;
  if (action === 'listObjectsV2') {
    if (textMember(config, 'Transformation') !== 'LOAD_AND_FLATTEN') {
      return { items: listedItems(objects, parameters, position.mark), skip: position.mark === undefined ? skip : 0 };
    }
    return { items: loadedItems(objects, parameters, config), skip };
  }
  if (action !== 'getObject') throw readerFailure(`Items cannot be read with ${reader.resource}.`);
  const place = placeOf(parameters);
  const version = { onEtag, ...(position.etag === undefined ? {} : { ifMatch: position.etag }) };
  const manifest = textMember(config, 'ManifestType');
  if (manifest === 'S3_INVENTORY' || (manifest === undefined && textMember(config, 'InputType') === 'MANIFEST')) {
    return { items: inventoryItems(objects, place, version), skip };
  }
  if (manifest === 'ATHENA_DATA') return { items: athenaItems(objects, place, config, version), skip };
  if (manifest !== undefined) throw readerFailure(`The ManifestType '${manifest}' is not ATHENA_DATA or S3_INVENTORY.`);
  return { items: readObject(objects, place, config, version), skip };
}

async function* stateItems(json: string): Items {
  // Written by the language core.
  const value = parseJson(json);
  const source = 'STATE_DATA';
  if (Array.isArray(value)) yield value.map((item) => ({ value: item, source }));
  else if (isJsonObject(value)) {
    yield Object.entries(value as JsonObject).map(([key, item]) => ({ value: item, key, source }));
  }
}

async function* listedItems(objects: Objects, parameters: JsonObject, startAfter: string | undefined): Items {
  const source = `s3://${textMember(parameters, 'Bucket') ?? ''}`;
  for await (const page of objects.list(parameters, startAfter)) {
    yield page.map((listed): SourceItem => ({ value: listedItem(listed), source, mark: listed.Key }));
  }
}

function listedItem({ Key, ETag, LastModified, Size, StorageClass }: Listed): Json {
  return {
    Etag: ETag ?? '',
    Key,
    LastModified: Math.floor(Number(LastModified ?? 0) / 1_000),
    Size: Size ?? 0,
    StorageClass: StorageClass ?? 'STANDARD',
  };
}

async function* loadedItems(objects: Objects, parameters: JsonObject, config: JsonObject): Items {
  const Bucket = textMember(parameters, 'Bucket') ?? '';
  for await (const page of objects.list(parameters, undefined)) {
    for (const { Key, Size } of page) {
      // Folders that consoles make.
      if (Key.endsWith('/') && (Size ?? 0) === 0) continue;
      yield* readObject(objects, { Bucket, Key }, config, { onEtag() {} });
    }
  }
}

function placeOf(parameters: JsonObject): Place {
  const Bucket = textMember(parameters, 'Bucket');
  const Key = textMember(parameters, 'Key');
  const VersionId = textMember(parameters, 'VersionId');
  if (Bucket === undefined || Key === undefined) throw readerFailure('The reader needs a Bucket and a Key.');
  const place = { Bucket, Key };
  return VersionId === undefined ? place : { ...place, VersionId };
}
