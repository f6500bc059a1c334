import { check, type Rule } from "../rule.ts";

export const forceAuthnRule: Rule = {
  id: "force-authn",
  title: "Webex can ask for a fresh sign-in",
  description: "When Webex's request carries ForceAuthn, the identity provider makes the user sign in again.",
  class: "hygiene",
  breaks: "An old session is enough where Webex asked for a new one.",
  prediction: "nothing",
  mend: "Let the identity provider honour ForceAuthn.",
  mends: { okta: "Set honorForceAuthn to true." },
  checks: [
    check(
      "honorForceAuthn",
      ["honorForceAuthn"],
      function* (honoured, { knowledge: { wanted, chosen } }) {
        if (!honoured && !(chosen && wanted?.honorForceAuthn === false))
          yield { path: "honorForceAuthn", message: "ForceAuthn is not honoured." };
      },
      {
        // Of a trust that our component made, only the stack shows what its tenant chose.
        needs: ["choice"],
        applies: (capabilities) => capabilities.honorForceAuthn,
      },
    ),
  ],
};
