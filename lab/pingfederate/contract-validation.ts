import type { PlainMap } from "../../providers/host/value.ts";
import { mapAt, mapsAt } from "../plain.ts";
import type { PingAttributeSource, PingServer } from "./world.ts";

/**
 * The attribute contract and what fulfils it. For TRANSIENT and PSEUDONYM, Ping's documentation ("Setting up an
 * attribute contract") has SAML_SUBJECT assumed, never an additional attribute, and at least one additional attribute.
 */
export function* contractProblems(sso: PlainMap, server: PingServer): Generator<[string, string]> {
  const contract = mapAt(sso, "attributeContract");
  const extended = mapsAt(contract, "extendedAttributes").map(({ name }) => String(name));
  const mapping = String(sso.spSamlIdentityMapping);
  if (extended.includes("SAML_SUBJECT"))
    yield ["extendedAttributes", "SAML_SUBJECT is a core attribute and cannot be added."];
  if (mapping !== "STANDARD" && extended.length === 0)
    yield ["extendedAttributes", `The identity mapping ${mapping} needs at least one additional attribute.`];
  if (new Set(extended).size !== extended.length)
    yield ["extendedAttributes", "An attribute can be added once only."];
  const adapters = mapsAt(sso, "adapterMappings");
  const contracts = mapsAt(sso, "authenticationPolicyContractAssertionMappings");
  if (adapters.length + contracts.length === 0)
    yield ["adapterMappings", "At least one adapter or authentication policy contract must be mapped."];
  const names = ["SAML_SUBJECT", ...extended];
  for (const one of adapters) {
    const id = String(mapAt(one, "idpAdapterRef").id);
    yield* fulfillmentProblems(one, names, { id, kind: "IdP adapter", type: "ADAPTER" }, server.adapters);
  }
  for (const one of contracts) {
    const id = String(mapAt(one, "authenticationPolicyContractRef").id);
    const type = "AUTHENTICATION_POLICY_CONTRACT";
    yield* fulfillmentProblems(
      one,
      names,
      { id, kind: "authentication policy contract", type },
      server.contracts,
    );
  }
}

interface Reference {
  readonly id: string;
  readonly kind: string;
  readonly type: string;
}

function* fulfillmentProblems(
  mapping: PlainMap,
  names: readonly string[],
  { id, kind, type }: Reference,
  known: readonly PingAttributeSource[],
): Generator<[string, string]> {
  const source = known.find((one) => one.id === id);
  if (source === undefined) {
    yield ["ref", `The ${kind} '${id}' does not exist.`];
    return;
  }
  const fulfillment = mapAt(mapping, "attributeContractFulfillment");
  for (const name of names)
    if (!(name in fulfillment))
      yield ["attributeContractFulfillment", `The attribute '${name}' is not fulfilled.`];
  for (const name of Object.keys(fulfillment)) {
    if (!names.includes(name))
      yield ["attributeContractFulfillment", `'${name}' is no attribute of the contract.`];
    const { value } = mapAt(fulfillment, name);
    const from = mapAt(mapAt(fulfillment, name), "source").type;
    if (from === type && !source.attributes.includes(String(value)))
      yield ["attributeContractFulfillment", `The ${kind} '${id}' has no attribute '${String(value)}'.`];
  }
}
