import { check, type Rule } from "../rule.ts";

export const signedRequestsRule: Rule = {
  id: "signed-requests",
  title: "Signed requests are asked for only where Webex signs them",
  description:
    "An identity provider that insists on signed requests refuses every other one. Webex's metadata says whether it signs (AuthnRequestsSigned); its certificate must be there to verify them.",
  class: "breaks-sign-in",
  breaks: "Nobody can sign in: the identity provider refuses the request.",
  prediction: "identity-provider",
  mend: "Take requests that are not signed; the request says who asks, and answers go to the configured ACS URLs only.",
  mends: {
    okta: "Set samlSignedRequestEnabled to false.",
    pingfederate: "Set spBrowserSso.requireSignedAuthnRequests to false.",
    pingone: "Set samlOptions.spVerification.authnRequestSigned to false.",
    adfs: "Set signedSamlRequestsRequired to false.",
  },
  checks: [
    check("signedRequests", ["signedRequests"], function* (state, { knowledge: { signsRequests } }) {
      const path = "signedRequests";
      if (state === undefined || state === "optional") return;
      if (signsRequests === false)
        yield { path, message: "Requests must be signed; the metadata says that Webex does not sign them." };
      else if (signsRequests === undefined)
        yield {
          path,
          message:
            "Requests must be signed, and nothing shows that Webex signs them: name the metadata in the pack's settings if it says so.",
        };
      else if (state === "unverifiable")
        yield { path, message: "Requests must be signed, and there is no certificate to verify them by." };
    }),
  ],
};
