/** Where services want more of a client than their models say. Data only. */
export interface ClientQuirks {
  readonly headers?: Readonly<Record<string, string>>;
  /** Shapes of ids that answers show with a path before them and requests want without. */
  readonly bareIds?: readonly string[];
}

const QUIRKS: ReadonlyMap<string, ClientQuirks> = new Map([
  // Its own default is HAL.
  ['apigateway', { headers: { accept: 'application/json' } }],
  ['glacier', { headers: { 'x-amz-glacier-version': '2012-06-01' } }],
  // `/hostedzone/Z1` and `/change/C1`.
  ['route53', { bareIds: ['ResourceId', 'DelegationSetId', 'ChangeId'] }],
]);

export const clientQuirks = (service: string): ClientQuirks => QUIRKS.get(service) ?? {};
