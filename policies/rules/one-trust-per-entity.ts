import { check, type Rule } from "../rule.ts";

export const oneTrustPerEntityRule: Rule = {
  id: "one-trust-per-entity",
  title: "One trust for each Webex organisation",
  description:
    "An identity provider has one trust for an entity ID. Of a second one nobody knows which counts: some vendors refuse it, others take either.",
  class: "degrades",
  breaks: "Users assigned to the one are refused by the other, and changes to it have no effect.",
  prediction: "identity-provider",
  mend: "Keep one of them.",
  mends: {},
  checks: [
    check(
      "audience",
      [],
      function* (_, { siblings = [] }) {
        for (const { urn, entityId } of siblings)
          yield { path: "audience", message: `${urn} is a trust for {value} too.`, value: entityId };
      },
      { needs: ["stack"] },
    ),
  ],
};
