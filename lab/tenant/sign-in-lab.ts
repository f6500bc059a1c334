import { join } from "node:path";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { digestUris, signatureUris } from "../saml/sign.ts";
import { createSigningKey } from "../signing-key.ts";
import { type Lab, startLab } from "../start.ts";
import { openWeb, type Watch, type Web } from "../web/web.ts";
import type { NameIdChoice } from "../webex/name-id-choice.ts";
import { type ImportOptions, importIdp, newOrganization, type Organization } from "../webex/organization.ts";
import { openWebex, type Webex } from "../webex/webex.ts";
import { type DeployedTenant, deployTenant, type ReadStackFile } from "./deploy-tenant.ts";

/** A tenant of the lab with Webex's side of it. */
export interface LabTenant extends DeployedTenant {
  readonly organization: Organization;
  /** The entity ID of its identity provider, of which the organisation may have several. */
  readonly idpEntityId: string;
  /** The identity provider's metadata, as it was imported in Webex. */
  readonly idpMetadata: string;
}

/** Webex and every identity provider, joined as one web. */
export interface SignInLab {
  readonly lab: Lab;
  readonly webex: Webex;
  readonly web: Web;
  /**
   * Deploys a tenant, and imports its identity provider in Webex.
   *
   * @throws WebexSsoError when the more secure choice would not take its metadata.
   */
  add(
    tenant: string,
    onOutput?: (text: string) => void,
    imported?: Pick<ImportOptions, "choice" | "domains">,
  ): Promise<LabTenant>;
  /** The same lab and tenants with another Webex. */
  withChoice(nameIdChoice: NameIdChoice): SignInLab;
  close(): void;
}

export interface SignInLabOptions {
  /** The folder in which Pulumi.yaml stands. */
  readonly project: string;
  readonly readStackFile: ReadStackFile;
  /** All state of the lab. */
  readonly folder: string;
  readonly clock?: () => Date;
  /** Webex's clock, where it is not that of the identity providers. */
  readonly webexClock?: () => Date;
  readonly watch?: Watch;
  /** How Webex chooses the NameID format that it asks for. */
  readonly nameIdChoice?: NameIdChoice;
}

/** Years for which Webex's own certificate is valid, as Cisco's are. */
const webexKeyYears = 5;

/** Starts it. Webex's key is made here, for this start alone. */
export async function startSignInLab(options: SignInLabOptions): Promise<SignInLab> {
  const { project, readStackFile, folder, clock = () => new Date(), webexClock = clock } = options;
  const { watch, nameIdChoice } = options;
  const lab = await startLab({ folder: join(folder, "stand-ins"), clock });
  const key = await createSigningKey("CN=Webex of the lab", webexKeyYears, clock());
  const signer = { ...key, algorithm: signatureUris["rsa-sha256"], digest: digestUris.sha256 };
  return joined(openWebex(webexClock, nameIdChoice));

  function joined(webex: Webex): SignInLab {
    const web = openWeb([webex, ...lab.identityProviders()], watch);
    return {
      lab,
      webex,
      web,
      withChoice(choice) {
        const other = openWebex(webexClock, choice);
        other.organizations.push(...webex.organizations);
        return joined(other);
      },
      async add(tenant, onOutput, imported) {
        const deployed = await deployTenant({
          project,
          tenant,
          readStackFile,
          folder: join(folder, "tenants"),
          lab,
          signer,
          ...(onOutput === undefined ? {} : { onOutput }),
        });
        const claim = deployed.config["webex-sso:mode"] === "partner" ? "mail" : "uid";
        const organization = organizationOf(webex, newOrganization(deployed.metadata, key));
        const idpMetadata = await metadataOf(deployed, web);
        const idpEntityId = importIdp(organization, idpMetadata, { ...imported, claim, now: webexClock() });
        return { ...deployed, organization, idpEntityId, idpMetadata };
      },
      close: lab.close,
    };
  }
}

/** Tenants with the metadata of one organisation are identity providers of that organisation. */
function organizationOf({ organizations }: Webex, fresh: Organization): Organization {
  const { entityId } = fresh.description;
  const known = organizations.find(({ description }) => description.entityId === entityId);
  if (known === undefined) organizations.push(fresh);
  return known ?? fresh;
}

/** What the stack says to upload in Control Hub; where it could not fetch that, what stands at the address which it names. */
async function metadataOf({ outputs, name }: DeployedTenant, web: Web): Promise<string> {
  const { metadata, metadataUrl } = outputs.identityProvider as {
    readonly metadata?: string;
    readonly metadataUrl?: string;
  };
  if (metadata !== undefined) return metadata;
  const url = new URL(metadataUrl ?? "about:blank");
  const reply = await web.visit({ url, form: new URLSearchParams(), browser: "administrator" });
  if (reply.kind === "document") return reply.body;
  throw new WebexSsoError(
    "identity-provider-metadata",
    `The stack of ${name} has no metadata of the identity provider, and ${url} gives none. Webex has nothing to import.`,
  );
}
