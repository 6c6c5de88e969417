import type { Tags } from '../tags.ts';
import type { Database } from './database.ts';

export function createTags(db: Database): Tags {
  return {
    async of(scope, arn) {
      const rows = db.all<{ key: string; value: string }>(
        'SELECT key, value FROM tags WHERE account = ? AND region = ? AND arn = ? ORDER BY key',
        scope.accountId,
        scope.region,
        arn,
      );
      // A tag may be called __proto__.
      return Object.fromEntries(rows.map((row) => [row.key, row.value]));
    },
  };
}
