import type { RelyingPartyTrustArgs } from "../../../providers/adfs/sdk/relying-party-trust-args.ts";

/** A trust with a bit of everything that matters to SAML. */
export function sampleTrust(name: string) {
  return {
    name,
    identifier: [`https://${name}.example.com`],
    samlEndpoint: [
      {
        binding: "POST",
        protocol: "SAMLAssertionConsumer",
        uri: `https://${name}.example.com/acs`,
        isDefault: true,
      },
      { binding: "Redirect", protocol: "SAMLLogout", uri: `https://${name}.example.com/slo` },
    ],
    issuanceTransformRules:
      'c:[Type == "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"]  =>  issue(claim = c);',
    accessControlPolicyName: "Permit everyone",
  } satisfies RelyingPartyTrustArgs;
}
