import { type Finding, finding } from "../../saml/finding.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { administrations } from "../../vendors/administrations.ts";
import { engineCommand } from "../engine.ts";
import { publishedMetadata, type RecordedIdp } from "../test-login/published-metadata.ts";
import { type HandedTenant, handedTenant } from "./handed-tenant.ts";
import type { Source } from "./source.ts";

/**
 * The metadata of a deployed trust's identity provider: what it publishes now; where that cannot be read, what the last
 * update has recorded.
 *
 * @throws WebexSsoError `tenant-missing`, `tenant-unreadable`, `tenant-invalid`, `not-deployed`, `idp-metadata-missing`
 */
export async function deployedMetadata(project: string, name: string): Promise<Source> {
  const tenant = handedTenant(project, name);
  const recorded = await recordedIdp(project, name);
  if (recorded === undefined)
    throw new WebexSsoError(
      "not-deployed",
      `${name} is not deployed, or its identity provider has not said its metadata yet: the stack has no output identityProvider. Run pulumi up --refresh --stack ${name}. ${byHand(tenant)}`,
    );
  const { metadata, checks } = await publishedMetadata(recorded);
  const noticed = checks.filter(({ result }) => result !== "passed");
  if (metadata === undefined)
    throw new WebexSsoError(
      "idp-metadata-missing",
      `There is no metadata of the identity provider of ${name}: ${noticed.map(({ detail }) => detail).join(" ")} ${byHand(tenant)}`,
    );
  return {
    subject: recorded.metadataUrl ?? `${name}, output identityProvider`,
    bytes: Buffer.from(metadata),
    tenant,
    findings: noticed.map(
      ({ detail, fix = "Look at it before you upload the file." }): Finding =>
        finding("idp-metadata-not-as-recorded", { subject: name, message: detail, fix }),
    ),
  };
}

/** What the last update of a stack has recorded of the identity provider; undefined where there was none. */
async function recordedIdp(project: string, name: string): Promise<RecordedIdp | undefined> {
  const { read } = await engineCommand(project);
  let text: string;
  try {
    text = await read(["stack", "output", "--json", "--stack", name]);
  } catch (error) {
    if (error instanceof WebexSsoError && /no stack named/.test(error.message)) return undefined;
    throw error;
  }
  const { identityProvider } = JSON.parse(text);
  return typeof identityProvider === "object" && identityProvider !== null ? identityProvider : undefined;
}

function byHand({ name, idp }: HandedTenant): string {
  return `Or get it by hand, ${administrations[idp].handover.download}, and run webex-sso idp-metadata FILE --tenant ${name}.`;
}
