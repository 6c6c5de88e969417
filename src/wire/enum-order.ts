const BUCKETS = 32;

/**
 * The values of an enumeration in the order in which AWS's front end prints them: that of a hash table of 32 buckets, however many values
 * it holds, which puts each new value at the front of its bucket. Every list recorded so far is in this order, from two values (KMS,
 * DynamoDB) to all instance types of SageMaker.
 */
export function enumOrder(values: readonly string[]): readonly string[] {
  const buckets: string[][] = Array.from({ length: BUCKETS }, () => []);
  for (const value of values) buckets[bucketOf(value)]?.unshift(value);
  return buckets.flat();
}

/** The last bits of what Java's `String.hashCode` says. */
function bucketOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (hash * 31 + text.charCodeAt(i)) % BUCKETS;
  return hash;
}
