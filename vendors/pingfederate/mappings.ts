import type { AttributeSource } from "../../saml/attribute-source.ts";
import type { Attribute } from "../../saml/trust-model.ts";
import { pingFederateCapabilities } from "./capabilities.ts";
import type { PingFederateSettings } from "./config.ts";
import type { Fulfillment, PingFederateConnection } from "./resources.ts";

type BrowserSso = PingFederateConnection["spBrowserSso"];

const attributeFormat = "urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified";

/** Which attributes the assertion has, and what of the adapter or contract fills them. */
export function mappings(
  attributes: readonly Attribute[],
  nameIdFormat: string,
  { mapping, subject }: PingFederateSettings,
): Pick<
  BrowserSso,
  "attributeContract" | "adapterMappings" | "authenticationPolicyContractAssertionMappings"
> {
  const isAdapter = "adapter" in mapping;
  const type = isAdapter ? "ADAPTER" : "AUTHENTICATION_POLICY_CONTRACT";
  const from = (value: string): Fulfillment => ({ source: { type }, value });
  const common = {
    attributeContractFulfillment: {
      SAML_SUBJECT: from(subject ?? (isAdapter ? "username" : "subject")),
      ...Object.fromEntries(attributes.map(({ name, source }) => [name, from(attributeOf(source))])),
    },
    attributeSources: [],
    issuanceCriteria: { conditionalCriterias: [] },
    restrictVirtualEntityIds: false,
    restrictedVirtualEntityIds: [],
    abortSsoTransactionAsFailSafe: false,
  };
  return {
    attributeContract: {
      coreAttributes: [{ name: "SAML_SUBJECT", nameFormat: nameIdFormat }],
      extendedAttributes: attributes.map(({ name }) => ({ name, nameFormat: attributeFormat })),
    },
    adapterMappings: isAdapter ? [{ ...common, idpAdapterRef: { id: mapping.adapter } }] : [],
    authenticationPolicyContractAssertionMappings: isAdapter
      ? []
      : [{ ...common, authenticationPolicyContractRef: { id: mapping.policyContract } }],
  };
}

function attributeOf(source: AttributeSource): string {
  if (typeof source === "string") return pingFederateCapabilities.attributes.sources[source] ?? source;
  return "expression" in source ? source.expression : source.groups.value;
}
