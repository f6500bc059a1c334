import { fetchMetadata } from "../../components/fetch-metadata.ts";
import type { IdentityProvider } from "../../components/identity-provider.ts";
import type { IdentityProviderMetadata } from "../../saml/metadata/identity-provider-metadata.ts";
import { readIdentityProvider } from "../../saml/metadata/read-identity-provider.ts";
import type { ReportCheck } from "./report.ts";

/** The identity provider's half of a stack, as its outputs have it. */
export type RecordedIdp = Partial<IdentityProvider> & Pick<IdentityProvider, "signingCertificates">;

/** Metadata that can be believed, with what was noticed on the way to it. */
export interface Published {
  readonly metadata?: string;
  readonly checks: readonly ReportCheck[];
}

/**
 * The metadata that stands at the identity provider's address now, compared with what the stack has recorded; where it
 * publishes none, or none can be read, the stack's own copy.
 */
export async function publishedMetadata(recorded: RecordedIdp): Promise<Published> {
  const { metadataUrl } = recorded;
  const copy = isUsable(recorded.metadata) ? { metadata: recorded.metadata } : {};
  if (metadataUrl === undefined) return { ...copy, checks: copy.metadata === undefined ? [nowhere] : [] };
  let metadata: string;
  try {
    metadata = await fetchMetadata(metadataUrl);
  } catch (error) {
    const detail = `${metadataUrl} cannot be read: ${(error as Error).message.replace(/\.$/, "")}.`;
    const fix =
      "Open that address in a browser on this machine. Webex does not need it; this test and pulumi up do.";
    return { ...copy, checks: [{ name: "published metadata", result: "unclear", detail, fix }] };
  }
  try {
    return { metadata, checks: [...compared(recorded, readIdentityProvider(metadata))] };
  } catch (error) {
    const detail = `What stands at ${metadataUrl} is of no use. ${(error as Error).message}`;
    const fix =
      "Correct the address at the identity provider, or what a proxy or a sign-in page in front of it answers; then run pulumi up --refresh for the tenant.";
    return { ...copy, checks: [{ name: "published metadata", result: "failed", detail, fix }] };
  }
}

function isUsable(metadata: string | undefined): metadata is string {
  try {
    return metadata !== undefined && readIdentityProvider(metadata).entityId !== "";
  } catch {
    return false;
  }
}

const nowhere: ReportCheck = {
  name: "published metadata",
  result: "failed",
  detail: "The stack has neither metadata of the identity provider that can be read nor an address of it.",
  fix: "Run pulumi up --refresh for the tenant.",
};
const upload =
  "Run pulumi up --refresh for the tenant, and upload the metadata of its output in Control Hub: Webex believes the certificates that it was given last.";

function* compared(
  { signingCertificates, entityId, singleSignOnUrl }: RecordedIdp,
  published: IdentityProviderMetadata,
): Generator<ReportCheck> {
  const recorded = signingCertificates.map(({ fingerprint }) => fingerprint);
  const now = published.signingCertificates.map(({ fingerprint }) => fingerprint);
  const gone = recorded.filter((one) => !now.includes(one));
  const added = now.filter((one) => !recorded.includes(one));
  const name = "published certificates";
  if (now.length === 0)
    yield { name, result: "failed", detail: "The identity provider publishes none.", fix: upload };
  else if (gone.length > 0)
    yield {
      name,
      result: "failed",
      detail: `The identity provider no longer publishes what the stack has recorded (${gone.join(", ")})${added.length > 0 ? `, but ${added.join(", ")}` : ""}.`,
      fix: upload,
    };
  else if (added.length > 0)
    yield {
      name,
      result: "unclear",
      detail: `The identity provider publishes certificates that the stack has not recorded (${added.join(", ")}): it is about to sign with another key, or does so already.`,
      fix: upload,
    };
  else yield { name, result: "passed", detail: "They are those that the stack has recorded." };

  if (entityId !== undefined && entityId !== published.entityId)
    yield {
      name: "published entity ID",
      result: "failed",
      detail: `It is ${published.entityId}; the stack has recorded ${entityId}.`,
      fix: upload,
    };
  const addresses = published.singleSignOnServices.map(({ url }) => url);
  if (singleSignOnUrl !== undefined && !addresses.includes(singleSignOnUrl))
    yield {
      name: "published sign-on address",
      result: "failed",
      detail: `It is ${addresses.join(", ") || "missing"}; the stack has recorded ${singleSignOnUrl}.`,
      fix: upload,
    };
}
