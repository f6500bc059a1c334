import type { Capabilities } from "../saml/capabilities.ts";

const mark = (can: boolean) => (can ? "✓" : "–");
const words = (list: readonly string[]) => list.join(", ") || "–";

/** What each row of the table says about an identity provider. */
const rows: readonly (readonly [title: string, cell: (capabilities: Capabilities) => string])[] = [
  ["NameID format is a setting", ({ nameId }) => mark(nameId.format)],
  ["transient NameID is random for each sign-in", ({ nameId }) => mark(nameId.random)],
  ["ACS: binding", ({ acs }) => mark(acs.binding)],
  ["ACS: index", ({ acs }) => mark(acs.index)],
  ["ACS: default", ({ acs }) => mark(acs.isDefault)],
  ["ACS: at most", ({ acs }) => (acs.most === undefined ? "no limit known" : String(acs.most))],
  ["attributes from the user's groups", ({ attributes }) => mark(attributes.groups)],
  ["single logout by", ({ singleLogout }) => words(singleLogout.bindings)],
  ["logout endpoints", ({ singleLogout }) => singleLogout.endpoints],
  ["asks Webex to sign out", ({ singleLogout }) => mark(singleLogout.sends === "requests-and-responses")],
  ["response URL of its own", ({ singleLogout }) => mark(singleLogout.responseUrl)],
  ["certificates that verify Webex's logout messages", ({ singleLogout }) => singleLogout.certificates],
  ["settings of signing", ({ signature }) => words(signature)],
  ["encryption of assertions", ({ encryption }) => words(encryption)],
  ["clock skew", ({ clockSkew }) => mark(clockSkew)],
  ["ForceAuthn is a setting", ({ honorForceAuthn }) => mark(honorForceAuthn)],
  ["launch tile can be hidden", ({ hideLaunchTile }) => mark(hideLaunchTile)],
  ["who may sign in is part of the trust", ({ groups }) => mark(groups)],
];

/** docs/capabilities.md, out of the capabilities themselves. */
export function capabilitiesPage(
  vendors: Readonly<Record<string, { readonly capabilities: Capabilities }>>,
): string {
  const all = Object.values(vendors).map(({ capabilities }) => capabilities);
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    "# What each identity provider can express",
    "",
    "What one cannot is never dropped in silence: it is a finding of `pulumi preview` and in the stack's output",
    "`inexpressible`. Made by `npm run generate` out of `vendors/*/capabilities.ts`, which also hold the sources.",
    "",
    line(["", ...all.map(({ title }) => title)]),
    line(["---", ...all.map(() => "---")]),
    ...rows.map(([title, cell]) => line([title, ...all.map(cell)])),
    "",
  ].join("\n");
}
