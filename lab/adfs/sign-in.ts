import type { Accepted, Behaviour, Partner, PartnerLogout, Refused } from "../identity-provider/behaviour.ts";
import type { AuthnRequest } from "../saml/authn-request.ts";
import type { FrontBinding } from "../saml/bindings.ts";
import { digestUris, signatureUris } from "../saml/sign.ts";
import type { Store } from "../store.ts";
import { issue } from "./issue.ts";
import type { AdfsEndpoint, AdfsTrust, AdfsWorld } from "./world.ts";

/** ADFS as users meet it: it evaluates the claim rules of the trust, and refuses by name those that the lab cannot. */
export function adfsSignIn(store: Store<AdfsWorld>): Behaviour {
  return {
    title: "ADFS",
    owns: ({ host }) => host === hostOf(store.read()),
    locate({ pathname }) {
      const world = store.read();
      if (pathname.toLowerCase() !== String(world.service.FederationPassiveAddress).toLowerCase())
        return undefined;
      return {
        roles: ["sign-on", "logout"],
        partner(entityId) {
          const trust = world.trusts.find(({ Identifier }) => Identifier.includes(entityId));
          if (trust === undefined || !trust.Enabled)
            return {
              refused: `MSIS7007: The requested relying party trust '${entityId}' is unspecified or unsupported.`,
            };
          return partner(world, trust);
        },
      };
    },
  };
}

function hostOf({ service: { HostName, HttpsPort } }: AdfsWorld): string {
  return HttpsPort === 443 ? String(HostName) : `${HostName}:${HttpsPort}`;
}

function partner(world: AdfsWorld, trust: AdfsTrust): Partner {
  const signs = String(trust.SamlResponseSignature);
  const verifying = trust.RequestSigningCertificate as string[];
  const logout = logoutOf(trust, verifying);
  const sha1 = trust.SignatureAlgorithm === signatureUris["rsa-sha1"];
  return {
    entityId: String(world.service.Identifier),
    signer: {
      ...world.tokenSigningKey,
      algorithm: sha1 ? signatureUris["rsa-sha1"] : signatureUris["rsa-sha256"],
      digest: sha1 ? digestUris.sha1 : digestUris.sha256,
    },
    signsResponse: signs !== "AssertionOnly",
    ...(trust.SignedSamlRequestsRequired === true ? { requestCertificates: verifying } : {}),
    accept: (request) => accept(trust, request),
    assertion: (request, session, now) => {
      try {
        return issue(world, trust, { request, session, now });
      } catch (error) {
        return {
          refused: `MSIS7012: An error occurred while processing the request: ${(error as Error).message}`,
        };
      }
    },
    ...(logout === undefined ? {} : { logout }),
  };
}

function accept(trust: AdfsTrust, { acsUrl, acsIndex, forceAuthn }: AuthnRequest): Accepted | Refused {
  const endpoints = trust.SamlEndpoints.filter(
    ({ Protocol, Binding }) => Protocol === "SAMLAssertionConsumer" && Binding === "POST",
  );
  const found =
    acsUrl !== undefined
      ? endpoints.find(({ Location }) => Location === acsUrl)
      : acsIndex !== undefined
        ? endpoints.find(({ Index }) => Index === acsIndex)
        : (endpoints.find(({ IsDefault }) => IsDefault) ?? endpoints[0]);
  if (found === undefined)
    return {
      refused: `MSIS3200: No AssertionConsumerService is configured on the relying party trust that is a prefix match of the AssertionConsumerService URL '${acsUrl ?? acsIndex}' specified by the request.`,
    };
  return { acsUrl: found.Location, reauthenticate: forceAuthn || trust.AlwaysRequireAuthentication === true };
}

/** Logout requests have to be signed; answers go to the logout endpoint of the trust. */
function logoutOf({ SamlEndpoints }: AdfsTrust, certificates: readonly string[]): PartnerLogout | undefined {
  const endpoints = SamlEndpoints.filter(({ Protocol }) => Protocol === "SAMLLogout");
  const front = endpoints.filter(({ Binding }) => Binding === "POST" || Binding === "Redirect");
  const endpoint: AdfsEndpoint | undefined = front.find(({ Binding }) => Binding === "POST") ?? front[0];
  if (endpoint === undefined) return undefined;
  const binding = endpoint.Binding as FrontBinding;
  return {
    takes: ["POST", "Redirect"],
    certificates,
    answers: { binding, url: endpoint.ResponseLocation ?? endpoint.Location },
    requests: { binding, url: endpoint.Location },
    comparesNameId: true,
    verifies: true,
  };
}
