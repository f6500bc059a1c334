import type { ConfiguredTrust } from "../../saml/configured-trust.ts";
import type { FieldPath } from "../field.ts";
import { type Context, check, type Problem, type Rule } from "../rule.ts";

export const metadataCurrentRule: Rule = {
  id: "metadata-current",
  title: "What is configured is what the tenant's metadata says",
  description:
    "Entity ID, ACS, single logout and encryption certificate equal the tenant's metadata file. A difference is an edit by hand, or metadata that has moved on.",
  class: "degrades",
  breaks: "Whatever differs: see the rule of that field.",
  prediction: "identity-provider",
  mend: "Deploy the trust from the current metadata file, or get the file anew from Control Hub.",
  mends: {},
  checks: [
    check(
      "entityId",
      ["entityId"],
      (value, { expected }) => differing("entityId", value, expected?.entityId),
      {
        needs: ["metadata"],
      },
    ),
    check(
      "audience",
      ["audience"],
      (value, { expected }) => differing("audience", value, expected?.audience),
      {
        needs: ["metadata"],
      },
    ),
    check("acs", ["acs.url", "acs.binding", "acs.index", "acs.isDefault"], endpoints, {
      needs: ["metadata"],
    }),
    check("singleLogout", ["singleLogout.url", "singleLogout.binding", "singleLogout.responseUrl"], logout, {
      needs: ["metadata"],
    }),
  ],
};

function* differing(path: FieldPath, value: unknown, expected: unknown): Generator<Problem> {
  if (value !== expected)
    yield { path, message: `It is {value}; the metadata gives ${expected}.`, value, class: "breaks-sign-in" };
}

function* endpoints(acs: ConfiguredTrust["acs"] = [], { expected }: Context): Generator<Problem> {
  const wanted = expected?.acs ?? [];
  for (const { binding = "POST", index, isDefault, url } of lacking(acs, wanted))
    yield {
      path: "acs.url",
      message: `The ACS {value} (${binding}${index === undefined ? "" : `, index ${index}`}${isDefault ? ", default" : ""}) is not in the metadata in this form.`,
      value: url,
    };
  for (const { url } of lacking(wanted, acs))
    yield {
      path: "acs.url",
      message: "The ACS {value} of the metadata is not configured in the same form.",
      value: url,
    };
}

function* logout(singleLogout: ConfiguredTrust["singleLogout"], { expected }: Context): Generator<Problem> {
  // Whether it is on is the rule single-logout's.
  if (singleLogout === undefined || singleLogout === "off") return;
  const wanted = expected?.singleLogout === "off" ? [] : (expected?.singleLogout?.endpoints ?? []);
  const configured = singleLogout.endpoints ?? [];
  for (const { url, binding } of lacking(configured, wanted))
    yield {
      path: "singleLogout.url",
      message: `The logout endpoint {value} (${binding}) is not in the metadata in this form.`,
      value: url,
    };
  for (const { url, binding } of lacking(wanted, configured))
    yield {
      path: "singleLogout.url",
      message: `The logout endpoint {value} (${binding}) of the metadata is not configured in the same form.`,
      value: url,
    };
}

/** What is in the one list and not in the other; without order: some providers keep endpoints as a set. */
function lacking<Endpoint extends object>(here: readonly Endpoint[], there: readonly object[]): Endpoint[] {
  const known = new Set(there.map(canonical));
  return here.filter((one) => !known.has(canonical(one)));
}

/** Equal for equal endpoints, whatever the order of their properties. */
function canonical(endpoint: object): string {
  return JSON.stringify(Object.entries(endpoint).sort(([a], [b]) => (a < b ? -1 : 1)));
}
