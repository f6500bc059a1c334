import type { ConfiguredAcs, ConfiguredTrust } from "../../saml/configured-trust.ts";
import type { FieldPath } from "../field.ts";
import { quote } from "../quote.ts";
import { type Class, type Context, check, type Problem, type Rule } from "../rule.ts";

export const metadataCurrentRule: Rule = {
  id: "metadata-current",
  title: "What is configured is what the tenant's metadata says",
  description:
    "Entity ID, ACS, single logout and encryption certificate equal the tenant's metadata file. A difference is an edit by hand, or metadata that has moved on.",
  class: "degrades",
  breaks: "Whatever differs: see the rule of that field.",
  prediction: "field",
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

/** Compared without order: some providers keep endpoints as a set. */
function* endpoints(
  acs: readonly ConfiguredAcs[] = [],
  { expected, knowledge }: Context,
): Generator<Problem> {
  const standard = knowledge.wanted?.acs.find(({ isDefault }) => isDefault)?.url;
  const wanted = lacking(expected?.acs ?? [], acs);
  const configured = lacking(acs, expected?.acs ?? []);
  const failing = (url: string): Class => (url === standard ? "breaks-sign-in" : "degrades");
  for (const { url } of configured.filter((one) => !wanted.some((other) => other.url === one.url)))
    yield {
      path: "acs.url",
      message: "The ACS {value} is not in the metadata.",
      value: url,
      class: "hygiene",
    };
  for (const one of wanted) {
    const { url, binding } = one;
    const found = configured.find((other) => other.url === url);
    if (found === undefined)
      yield {
        path: "acs.url",
        message: "The ACS {value} of the metadata is not configured.",
        value: url,
        class: failing(url),
      };
    else if (found.binding !== binding)
      yield {
        path: "acs.binding",
        message: `The ACS {value} has the binding ${quote("acs.binding", found.binding)}; the metadata has ${binding}.`,
        value: url,
        class: failing(url),
      };
    else
      yield {
        path: found.index === one.index ? "acs.isDefault" : "acs.index",
        message: `The ACS {value} is ${described(found)}; in the metadata it is ${described(one)}.`,
        value: url,
        class: "hygiene",
      };
  }
}

function described({ index, isDefault }: ConfiguredAcs): string {
  return [
    index === undefined ? "" : `number ${quote("acs.index", index)}`,
    isDefault ? "the default" : "not the default",
  ]
    .filter(Boolean)
    .join(" and ");
}

function* logout(singleLogout: ConfiguredTrust["singleLogout"], { expected }: Context): Generator<Problem> {
  // Whether it is on is the rule single-logout's.
  if (singleLogout === undefined || singleLogout === "off") return;
  const wanted = expected?.singleLogout === "off" ? [] : (expected?.singleLogout?.endpoints ?? []);
  const configured = singleLogout.endpoints ?? [];
  for (const { url, binding } of lacking(configured, wanted))
    yield {
      path: "singleLogout.url",
      message: `The logout endpoint {value} (${quote("singleLogout.binding", binding)}) is not in the metadata in this form.`,
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
