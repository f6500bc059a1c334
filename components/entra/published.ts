import type { ServicePrincipal } from "@pulumi/azuread/servicePrincipal.js";
import type { ServicePrincipalTokenSigningCertificate } from "@pulumi/azuread/servicePrincipalTokenSigningCertificate.js";
import type { Finding } from "../../saml/finding.ts";
import { activationFindings } from "../../vendors/entra/activation.ts";
import { type IdentityProvider, withWaiting } from "../identity-provider.ts";
import { publishedIdentityProvider } from "../published-identity-provider.ts";
import * as pulumi from "../pulumi.ts";

/** What Entra ID publishes about an application, and what is to be said about it. */
export interface EntraPublished {
  readonly identityProvider: pulumi.Output<IdentityProvider | undefined>;
  readonly findings: pulumi.Output<readonly Finding[]>;
}

/**
 * Reads the application's own federation metadata, which no property of a resource holds, as soon as its certificates
 * exist, and compares the certificate that signs with the one that should.
 */
export function entraPublished(
  name: string,
  { samlMetadataUrl }: ServicePrincipal,
  certificates: Readonly<Record<string, ServicePrincipalTokenSigningCertificate>>,
): EntraPublished {
  const created = Object.entries(certificates).map(([key, { thumbprint, endDate, value }]) =>
    // The provider marks the certificate itself as a secret; everybody who is signed in sees it.
    pulumi.all([thumbprint, endDate, pulumi.unsecret(value)]).apply(([digits, date, base64]) => ({
      name: key,
      thumbprint: digits,
      endDate: date,
      base64,
    })),
  );
  const published = pulumi.all([samlMetadataUrl, pulumi.all(created)]).apply(async ([metadataUrl, made]) => {
    const { identityProvider, findings } = await publishedIdentityProvider({ subject: name, metadataUrl });
    const signing = identityProvider?.signingCertificates;
    return {
      identityProvider:
        identityProvider &&
        withWaiting(
          identityProvider,
          made.map(({ base64 }) => base64),
        ),
      findings: [...findings, ...(signing ? activationFindings(name, signing, made) : [])],
    };
  });
  return {
    identityProvider: published.apply(({ identityProvider }) => identityProvider),
    findings: published.apply(({ findings }) => findings),
  };
}
