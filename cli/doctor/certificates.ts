import { readFileSync } from "node:fs";
import type { IdentityProviderMetadata } from "../../saml/metadata/identity-provider-metadata.ts";
import { readIdentityProvider } from "../../saml/metadata/read-identity-provider.ts";
import { certificateChecks } from "../test-login/certificate-checks.ts";
import { publishedMetadata, type RecordedIdp } from "../test-login/published-metadata.ts";
import type { ReportCheck } from "../test-login/report.ts";
import type { Check } from "./check.ts";

const results: Readonly<Record<ReportCheck["result"], Check["result"]>> = {
  passed: "ok",
  failed: "failed",
  unclear: "warning",
  "not tested": "not asked",
};

/** How long the recorded certificates last, and what the identity provider publishes now, against each other. */
export async function recordedChecks(recorded: RecordedIdp, now: Date): Promise<readonly Check[]> {
  const published = await publishedMetadata(recorded);
  return [...certificateChecks(recorded.signingCertificates, now), ...published.checks].map(
    ({ name, result, detail, fix }) => ({
      area: "certificates",
      name,
      // One that passed and has something to do ends soon.
      result: result === "passed" && fix !== undefined ? "warning" : results[result],
      detail,
      ...(fix === undefined ? {} : { fix }),
    }),
  );
}

/** The file that was given to Webex, against what the stack has recorded. */
export function handedOverChecks(file: string, shown: string, recorded: RecordedIdp): Check[] {
  const check = { area: "certificates", name: "handed to Webex" } as const;
  let given: IdentityProviderMetadata;
  try {
    given = readIdentityProvider(readFileSync(file));
  } catch (error) {
    return [
      { ...check, result: "not asked", detail: `${shown} cannot be read: ${(error as Error).message}` },
    ];
  }
  return [{ ...check, ...comparison(given, shown, recorded) }];
}

/** Pure. */
function comparison(
  given: Pick<IdentityProviderMetadata, "entityId" | "signingCertificates">,
  file: string,
  { entityId, signingCertificates }: RecordedIdp,
): Pick<Check, "result" | "detail" | "fix"> {
  const fix =
    "Write it again (webex-sso idp-metadata) and import it in Control Hub: Webex believes the file that it was given last.";
  if (entityId !== undefined && entityId !== given.entityId)
    return { result: "failed", detail: `${file} is of ${given.entityId}; the stack has ${entityId}.`, fix };
  const known = given.signingCertificates.map(({ fingerprint }) => fingerprint);
  const missing = signingCertificates
    .map(({ fingerprint }) => fingerprint)
    .filter((one) => !known.includes(one));
  if (missing.length === 0)
    return { result: "ok", detail: `${file} has every certificate that the stack has recorded.` };
  const isAll = missing.length === signingCertificates.length;
  return {
    result: isAll ? "failed" : "warning",
    detail: `${file} lacks ${missing.join(", ")}${isAll ? "" : "; another certificate is in it"}.`,
    fix,
  };
}
