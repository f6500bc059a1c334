/** A stand-in that runs. */
export interface StandIn {
  readonly port: number;
  /** What attaches the engine to it, for PULUMI_DEBUG_PROVIDERS: `name:port`, several with commas. */
  readonly debugProviders: string;
  close(): void;
}
