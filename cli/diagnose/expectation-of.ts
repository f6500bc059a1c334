import type { Expectation } from "../../saml/diagnosis/expectation.ts";
import { expectedIdp } from "../../saml/diagnosis/expected-idp.ts";
import { formatFindings } from "../../saml/format-findings.ts";
import { present } from "../../saml/present.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { fileTenant } from "../../stacks/file-tenant.ts";
import type { Tenant } from "../../stacks/tenant.ts";
import type { VendorKind } from "../../vendors/index.ts";
import { mendsFor, vendorOf } from "../../vendors/mends.ts";
import type { DiagnoseOptions } from "../diagnose.ts";
import { projectFolder } from "../project-folder.ts";
import { userFolder } from "../user-folder.ts";
import { readInput } from "./read-input.ts";

const claims = { organization: "uid", partner: "mail" } as const;

/**
 * What is known beside the recording: by the tenant, and by what the user says.
 *
 * @throws WebexSsoError `tenant-missing`, `tenant-unreadable`, `tenant-invalid`, `identity-provider-metadata`, and of a wrong call
 */
export async function expectationOf(options: DiagnoseOptions): Promise<Expectation> {
  const { tenant: name, idpMetadata, idp, mode, user, at, key } = options;
  const tenant = name === undefined ? undefined : tenantOf(name, at ?? new Date());
  const kind = idp ?? (tenant?.config.idp.kind as VendorKind | undefined);
  return {
    ...(tenant === undefined ? {} : byTenant(tenant)),
    ...present({
      at,
      addresses: user,
      claim: mode === undefined ? undefined : claims[mode],
      idp: idpMetadata === undefined ? undefined : expectedIdp(await readInput(idpMetadata)),
      key: key === undefined ? undefined : Buffer.from(await readInput(key)).toString("utf8"),
    }),
    mends: (issuer) => {
      const vendor = kind ?? vendorOf(issuer);
      return vendor === undefined ? {} : mendsFor(vendor);
    },
  };
}

function tenantOf(name: string, now: Date): Tenant {
  const { tenant, findings } = fileTenant(projectFolder(userFolder()), name, now);
  if (tenant !== undefined) return tenant;
  const message = `${name} cannot be compared with:\n${formatFindings(findings)}`;
  throw new WebexSsoError("tenant-invalid", message, { findings });
}

/** What the metadata of Webex says, and what the tenant chooses. */
function byTenant({ config, args: { metadata } }: Tenant): Expectation {
  if (typeof metadata === "string") throw new Error("a tenant's metadata has been read");
  const post = metadata.assertionConsumerServices.filter(({ binding }) => binding === "POST");
  return {
    entityId: metadata.entityId,
    acsUrls: [...new Set(post.map(({ url }) => url))],
    logoutUrls: metadata.singleLogoutServices.flatMap(({ url, responseUrl }) => [url, responseUrl ?? url]),
    claim: claims[config.mode],
    wantAssertionsSigned: metadata.wantAssertionsSigned,
    webexCertificates: metadata.signingCertificates,
    encryptionCertificates: metadata.encryptionCertificates,
  };
}
