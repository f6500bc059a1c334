/** How a metadata file is read and judged. */
export interface ReadOptions {
  /** How messages call the file. @example "stacks/tenants/idb-meta-4c6f2b0e-5a0d-4d2e-9a57-1f3b7c9d8e10-SP.xml" */
  readonly subject: string;
  /** The time that validity is measured against. */
  readonly now: Date;
  /** SHA-256 of the certificate that must have signed the file; colons and letter case do not matter. */
  readonly pinnedFingerprint?: string;
  /**
   * The weakest signature that is taken; `verified` by default. `legacy` also takes SHA-1, `unsigned` also takes a
   * file without a signature. A broken signature is never taken.
   */
  readonly accept?: "verified" | "legacy" | "unsigned";
}
