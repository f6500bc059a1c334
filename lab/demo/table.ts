import type { Deployed } from "./up-tenant.ts";

const columns: readonly (readonly [title: string, cell: (deployed: Deployed) => string])[] = [
  ["tenant", ({ tenant }) => tenant],
  ["claim", ({ outputs }) => claim(outputs.configured.attributes)],
  ["ACS", ({ outputs }) => String(outputs.configured.acs?.length ?? 0)],
  ["logout", ({ outputs }) => logout(outputs.configured.singleLogout)],
  ["groups", ({ outputs }) => String(outputs.configured.groups?.length ?? 0)],
  ["identity provider", ({ outputs }) => outputs.identityProvider?.entityId ?? "–"],
  [
    "its certificate ends",
    ({ outputs }) => outputs.identityProvider?.signingCertificates[0]?.notAfter.slice(0, 10) ?? "–",
  ],
];

/** What stands where, a line for each tenant. */
export function table(deployed: readonly Deployed[]): string {
  const rows = [
    columns.map(([title]) => title),
    ...deployed.map((one) => columns.map(([, cell]) => cell(one))),
  ];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

type Configured = Deployed["outputs"]["configured"];

function claim(attributes: Configured["attributes"] = []): string {
  const one = attributes.find(({ name }) => name === "uid" || name === "mail");
  return one === undefined
    ? "–"
    : `${one.name} = ${typeof one.source === "string" ? one.source : JSON.stringify(one.source)}`;
}

function logout(singleLogout: Configured["singleLogout"] = "off"): string {
  return singleLogout === "off"
    ? "off"
    : (singleLogout.endpoints ?? []).map(({ binding }) => binding).join(", ");
}
