import { BlobMissing } from '../../../storage/blobs.ts';
import type { ObjectRow } from '../../../storage/objects.ts';
import type { S3Deps } from '../deps.ts';

/**
 * Finds an object and does something with its bytes. Where it was replaced or deleted between its row and its bytes, it is looked for
 * again: the next look finds the new one, or that it is gone.
 * @throws BlobMissing where the row still names bytes that are not there: damage that must not look like a missing key
 */
export async function withBytes<Found extends { readonly row: ObjectRow }, T>(
  { store }: Pick<S3Deps, 'store'>,
  find: () => Promise<Found>,
  use: (found: Found) => Promise<T>,
): Promise<T> {
  for (;;) {
    const found = await find();
    try {
      return await use(found);
    } catch (error) {
      if (!(error instanceof BlobMissing)) throw error;
      const { bucket, key, blobId } = found.row;
      if ((await store.objects.get(bucket, key))?.blobId === blobId) throw error;
    }
  }
}
