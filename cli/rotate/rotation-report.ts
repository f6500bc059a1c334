import { type Certificate, daysLeft } from "../../saml/certificate.ts";
import type { Rotation } from "../../stacks/rotation-config.ts";
import { newCertificate, oldCertificate, signingNow } from "./certificates.ts";
import { type NextStage, nextStage, surprises } from "./next-stage.ts";
import type { Rotating, RotationFacts } from "./rotating.ts";

/** Where a tenant's rotation stands: `webex-sso rotate --json`. Plain data without secrets. */
export interface RotationReport {
  readonly tenant: string;
  /** Absent where no rotation is in progress. */
  readonly rotation?: Pick<Rotation, "side" | "stage" | "began" | "confirmed" | "key">;
  readonly record: RotationFacts["record"]["state"];
  readonly certificates: readonly RotatedCertificate[];
  readonly next: { readonly stage: NextStage; readonly instructions: readonly string[] };
  /** What is not as the rotation expects it. */
  readonly warnings: readonly string[];
  /** What this call has changed, or would change. */
  readonly change?: {
    readonly file: string;
    readonly isWritten: boolean;
    readonly difference: readonly string[];
  };
  /** What is worth knowing of a new metadata file of Webex. */
  readonly metadata?: readonly string[];
  /** The files that this call has written. */
  readonly files: readonly string[];
}

export interface RotatedCertificate {
  readonly side: "identity-provider" | "webex";
  /** @example "signs" */
  readonly role: string;
  readonly fingerprint: string;
  readonly subject: string;
  readonly notAfter: string;
  readonly daysLeft: number;
}

/** Puts together where a rotation stands. Pure. */
export function rotationReport(
  rotating: Rotating,
  facts: RotationFacts,
): Omit<RotationReport, "change" | "files"> {
  const { tenant, rotation } = rotating;
  const { stage, instructions } = nextStage(rotating, facts);
  return {
    tenant,
    ...(rotation === undefined ? {} : { rotation: summary(rotation) }),
    record: facts.record.state,
    certificates: [...idpCertificates(rotating, facts), ...webexCertificates(rotating, facts.now)],
    next: { stage, instructions },
    warnings: surprises(rotating, facts),
  };
}

function summary({ side, stage, began, confirmed, key }: Rotation): NonNullable<RotationReport["rotation"]> {
  return {
    side,
    stage,
    began,
    ...(confirmed === undefined ? {} : { confirmed }),
    ...(key === undefined ? {} : { key }),
  };
}

function* idpCertificates(rotating: Rotating, facts: RotationFacts): Generator<RotatedCertificate> {
  const { rotation } = rotating;
  const isTheirs = rotation?.side === "identity-provider";
  const comes = isTheirs ? newCertificate(rotation, facts) : undefined;
  const goes = isTheirs ? oldCertificate(rotation, facts) : undefined;
  const signs = signingNow(rotating, facts);
  const all = [...facts.published, ...facts.waiting, ...(comes === undefined ? [] : [comes])];
  for (const one of distinct(all)) {
    const words = [
      ...(one.fingerprint === goes?.fingerprint ? ["old"] : []),
      ...(one.fingerprint === comes?.fingerprint ? ["new"] : []),
      ...(one.fingerprint === signs?.fingerprint ? ["signs"] : []),
      ...(facts.published.includes(one) ? ["published"] : ["not published"]),
    ];
    yield row("identity-provider", words.join(", "), one, facts.now);
  }
}

function* webexCertificates({ rotation, webex }: Rotating, now: Date): Generator<RotatedCertificate> {
  const isTheirs = rotation?.side === "webex";
  for (const one of distinct([...webex.signing, ...webex.encryption])) {
    const { fingerprint } = one;
    const isOld = isTheirs && [rotation.old, rotation.encryption?.old].includes(fingerprint);
    const isNew = isTheirs && [rotation.new, rotation.encryption?.new].includes(fingerprint);
    const uses = [
      ...(webex.signing.some((other) => other.fingerprint === fingerprint) ? ["signs"] : []),
      ...(webex.encryption.some((other) => other.fingerprint === fingerprint) ? ["decrypts"] : []),
    ];
    yield row("webex", [...(isOld ? ["old"] : []), ...(isNew ? ["new"] : []), ...uses].join(", "), one, now);
  }
}

function row(
  side: RotatedCertificate["side"],
  role: string,
  certificate: Certificate,
  now: Date,
): RotatedCertificate {
  const { fingerprint, subject, notAfter } = certificate;
  return { side, role, fingerprint, subject, notAfter, daysLeft: daysLeft(certificate, now) };
}

function distinct(certificates: readonly Certificate[]): Certificate[] {
  return [...new Map(certificates.map((one) => [one.fingerprint, one])).values()];
}
