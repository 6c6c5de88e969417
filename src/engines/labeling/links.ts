import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';
import type { Scope } from '../../platform/identity.ts';

/**
 * Links to objects in S3 for a worker's browser, as presigned URLs are: who has the link may read that one object, for a while. They are
 * signed with a secret of this process, so a server that starts again takes none of the old ones; the page asks for new ones.
 *
 *     /_sagebrush/object/<ms since 1970, in base 36>/<signature>/<account>/<Region>/<bucket>/<key>
 */
export interface ObjectLinks {
  /** The path of a link to `s3://bucket/key`; undefined where that is no such URI. */
  make(scope: Scope, uri: string, lifetimeMs: number): string | undefined;
  /** What a path stands for; undefined where it was not made here or its time is over. */
  read(path: string): LinkedObject | undefined;
}

export interface LinkedObject extends Scope {
  readonly bucket: string;
  readonly key: string;
}

export const OBJECT_PATH = '/_sagebrush/object/';

export function createObjectLinks({ clock, secret }: { readonly clock: Clock; readonly secret: string }): ObjectLinks {
  const sign = (expires: string, target: string): string =>
    createHmac('sha256', secret).update(`${expires}/${target}`).digest('base64url');

  return {
    make(scope, uri, lifetimeMs) {
      const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/s.exec(uri) ?? [];
      if (bucket === undefined || key === undefined || !key.isWellFormed()) return undefined;
      // The key is one segment, slashes and all: browsers would fold `..` in it.
      const target = [scope.accountId, scope.region, bucket, key].map(encodeURIComponent).join('/');
      const expires = (clock.now() + lifetimeMs).toString(36);
      return `${OBJECT_PATH}${expires}/${sign(expires, target)}/${target}`;
    },
    read(path) {
      const [, expires = '', signature = '', target = ''] =
        /^\/_sagebrush\/object\/([0-9a-z]+)\/([\w-]+)\/(.+)$/s.exec(path) ?? [];
      const wanted = Buffer.from(sign(expires, target));
      const given = Buffer.from(signature);
      if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return undefined;
      if (Number.parseInt(expires, 36) < clock.now()) return undefined;
      const [accountId = '', region = '', bucket = '', key = ''] = target.split('/').map(decodeURIComponent);
      return { accountId, region, bucket, key };
    },
  };
}
