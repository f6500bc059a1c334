import type { TrustLine } from "./fleet-report.ts";
import type { RecordedOutputs } from "./recorded-outputs.ts";

type Configured = NonNullable<RecordedOutputs["configured"]>;

/**
 * A trust as SSO's words have it, for people. Expressions that fill an attribute are not shown: anything can be in them.
 *
 * @example trustLines({ nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient" }) // [{ term: "NameID format", value: ["transient"] }]
 */
export function trustLines(configured: Configured | undefined): TrustLine[] {
  if (configured === undefined) return [];
  const { audience, nameIdFormat, attributes, acs, singleLogout, signature, encryption, groups } = configured;
  return [
    { term: "Audience", value: audience === undefined ? [] : [audience] },
    {
      term: "NameID format",
      value: nameIdFormat === undefined ? [] : [nameIdFormat.split(":").at(-1) ?? ""],
    },
    {
      term: "Attributes",
      value: (attributes ?? []).map(({ name, source }) => `${name} = ${sourceName(source)}`),
    },
    { term: "ACS", value: (acs ?? []).map(acsText) },
    { term: "Single logout", value: logoutLines(singleLogout) },
    { term: "Signature", value: signature === undefined ? [] : [Object.values(signature).join(", ")] },
    {
      term: "Encryption",
      value: encryption === undefined ? [] : [encryption === "off" ? "off" : (encryption.algorithm ?? "on")],
    },
    { term: "Groups that may sign in", value: groups ?? [] },
  ].filter(({ value }) => value.length > 0);
}

function sourceName(source: unknown): string {
  if (typeof source === "string") return source;
  return typeof source === "object" && source !== null && "groups" in source
    ? "names of the user's groups"
    : "an expression";
}

function acsText({ url, index, isDefault }: NonNullable<Configured["acs"]>[number]): string {
  const marks = [...(index === undefined ? [] : [`index ${index}`]), ...(isDefault ? ["default"] : [])];
  return marks.length === 0 ? url : `${url} (${marks.join(", ")})`;
}

function logoutLines(singleLogout: Configured["singleLogout"]): string[] {
  if (singleLogout === undefined) return [];
  if (singleLogout === "off") return ["off"];
  return (singleLogout.endpoints ?? []).map(({ binding, url }) => `${binding} ${url}`);
}
