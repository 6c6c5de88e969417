import type { Clock } from '../../../platform/clock.ts';
import type { Scope } from '../../../platform/identity.ts';
import type { Store } from '../../../storage/store.ts';
import { type ObjectTransfer, splitUri, TransferError } from '../transfer.ts';

const PAGE = 1000;
/** User metadata of outputs: which job wrote them, so that one that goes on after a crash skips what is done. */
const MARKER = 'sagebrush-transform-job';

/** Objects straight from the store's ports: no copy of the bytes on the way. A tenant reaches its own buckets only. */
export function storeTransfer({
  store,
  clock,
}: {
  store: Pick<Store, 'objects' | 'blobs'>;
  clock: Clock;
}): ObjectTransfer {
  const { objects, blobs } = store;
  const own = async (scope: Scope, bucket: string): Promise<void> => {
    const row = await objects.getBucket(bucket);
    if (row === undefined) throw new TransferError(`The bucket ${bucket} does not exist.`);
    if (row.accountId !== scope.accountId) throw new TransferError(`Access to the bucket ${bucket} is denied.`);
  };
  return {
    async *list(scope, uri) {
      const { bucket, key: prefix } = splitUri(uri);
      await own(scope, bucket);
      for (let startAfter: string | undefined; ; ) {
        const query = { bucket, prefix, limit: PAGE };
        const rows = await objects.list(startAfter === undefined ? query : { ...query, startAfter });
        for (const row of rows) yield { uri: `s3://${bucket}/${row.key}`, key: row.key, size: row.size };
        startAfter = rows.at(-1)?.key;
        if (rows.length < PAGE || startAfter === undefined) return;
      }
    },

    async read(scope, uri) {
      const { bucket, key } = splitUri(uri);
      await own(scope, bucket);
      const row = await objects.get(bucket, key);
      if (row === undefined) throw new TransferError(`There is no object ${uri}.`);
      return blobs.read(row.blobId);
    },

    async write(scope, uri, body, { marker, contentType, signal }) {
      const { bucket, key } = splitUri(uri);
      await own(scope, bucket);
      const blob = await blobs.write(body, { signal });
      const { orphans } = await objects.put({
        bucket,
        key,
        blobId: blob.id,
        size: blob.size,
        etag: blob.md5,
        modifiedAt: clock.now(),
        headers: { ContentType: contentType ?? 'application/octet-stream' },
        metadata: { [MARKER]: marker },
        tags: {},
        checksums: {},
      });
      await blobs.delete(orphans);
    },

    async marker(scope, uri) {
      const { bucket, key } = splitUri(uri);
      await own(scope, bucket);
      return (await objects.get(bucket, key))?.metadata[MARKER];
    },
  };
}
