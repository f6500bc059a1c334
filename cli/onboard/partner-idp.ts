import { basename } from "node:path";
import type { IdentityProvider } from "../../components/identity-provider.ts";
import type { IdentityProviderMetadata } from "../../saml/metadata/identity-provider-metadata.ts";
import { readIdentityProvider } from "../../saml/metadata/read-identity-provider.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { engineCommand } from "../engine.ts";
import { readOptionFile } from "../read-option-file.ts";

/** The partner's identity provider, as far as it is known. */
export interface PartnerIdp {
  readonly metadata?: IdentityProviderMetadata;
  /** How its metadata file is called. */
  readonly file?: string;
  readonly entityId?: string;
  /** Why it is not known. */
  readonly unknown?: string;
}

/**
 * The partner's identity provider: from its metadata file, else from what the deployed trust says.
 *
 * @throws WebexSsoError `idp-metadata-unusable` when the named file is none; of a wrong call when it cannot be read.
 */
export async function partnerIdp(
  tenant: string,
  project: string,
  { file, isTenant }: { readonly file?: string; readonly isTenant: boolean },
): Promise<PartnerIdp> {
  if (file !== undefined) {
    const metadata = fromFile(file);
    return { metadata, file: basename(file), entityId: metadata.entityId };
  }
  if (!isTenant) return { unknown: `there is no tenant ${tenant} yet` };
  try {
    const engine = await engineCommand(project);
    const outputs: { identityProvider?: IdentityProvider } = JSON.parse(
      await engine.read(["stack", "output", "--json", "--stack", tenant]),
    );
    const { metadata, entityId } = outputs.identityProvider ?? {};
    if (metadata !== undefined) return { metadata: readIdentityProvider(metadata), entityId: entityId ?? "" };
    return entityId === undefined ? { unknown: `${tenant} is not deployed` } : { entityId };
  } catch (error) {
    return { unknown: (error as Error).message.split("\n")[0]?.replace(/\.$/, "") ?? "" };
  }
}

function fromFile(file: string): IdentityProviderMetadata {
  const advice = "Download it from the identity provider; Webex's own file goes with --metadata.";
  const content = readOptionFile("--idp-metadata", file, advice);
  try {
    return readIdentityProvider(content);
  } catch (cause) {
    const why = (cause as Error).message.replace(/\.$/, "");
    throw new WebexSsoError(
      "idp-metadata-unusable",
      `--idp-metadata ${file} is not the metadata of an identity provider: ${why}. ${advice}`,
      { cause },
    );
  }
}
