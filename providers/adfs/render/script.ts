import type { Argument, CmdletCall, TaggedValue } from "../protocol/messages.ts";
import { literal } from "./literal.ts";

/** A change of one trust: the calls that make it, and what must hold before. */
export interface Change {
  /** For the reader. */
  readonly title: string;
  readonly id: string;
  /** Whether the trust has to be there already, or must not be. */
  readonly expects: "present" | "absent";
  readonly calls: readonly CmdletCall[];
}

/** Windows PowerShell 5.1 takes a file without it for the server's ANSI code page. */
const byteOrderMark = "\uFEFF";

/**
 * Changes as a script that a person reviews and runs on the ADFS server: the same calls as the provider's own. It
 * stops at the first thing that is not as expected.
 */
export function renderScript(changes: readonly Change[]): string {
  const head = ["# Run in Windows PowerShell on the primary ADFS server, as an administrator of ADFS."];
  const made = changes.filter(({ calls }) => calls.length > 0);
  const body = made.flatMap((change) => ["", ...rendered(change)]);
  if (made.length === 0) body.push("", "# Nothing to change.");
  return `${byteOrderMark}${[...head, "$ErrorActionPreference = 'Stop'", ...body].join("\n")}\n`;
}

function rendered({ title, id, expects, calls }: Change): string[] {
  const found = `$null -ne (Get-AdfsRelyingPartyTrust -Identifier ${literal(id)})`;
  const [condition, complaint] =
    expects === "absent"
      ? [found, "There is such a relying-party trust already: "]
      : [`-not (${found})`, "There is no such relying-party trust: "];
  return [
    `# ${title.replace(/[\r\n]+/g, " ")}`,
    `if (${condition}) { throw ${literal(`${complaint}${id}`)} }`,
    ...calls.flatMap(callLines),
  ];
}

function callLines({ cmdlet, parameters }: CmdletCall): string[] {
  const lines = Object.entries(parameters).map(([name, value]) => `  ${name} = ${argument(value)}`);
  return ["$parameters = @{", ...lines, "}", `${cmdlet} @parameters`];
}

function argument(value: Argument): string {
  if (value === null) return "$null";
  if (typeof value === "boolean") return value ? "$true" : "$false";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return literal(value);
  if ("tag" in value) return tagged(value);
  return value.length === 0 ? "@()" : `@(\n${value.map((item) => `    ${argument(item)}`).join("\n")}\n  )`;
}

function tagged({ tag, value }: TaggedValue): string {
  switch (tag) {
    case "certificate":
      return (
        "(New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Certificate2 " +
        `-ArgumentList (, [Convert]::FromBase64String(${literal(value)})))`
      );
    case "claim":
      return `(Get-AdfsClaimDescription -ClaimType ${literal(value)})`;
    case "samlEndpoint": {
      const given = Object.entries(value).map(([name, part]) => `-${name} ${argument(part)}`);
      return `(New-AdfsSamlEndpoint ${given.join(" ")})`;
    }
    case "table": {
      const entries = Object.entries(value).map(([name, items]) => `${literal(name)} = ${argument(items)}`);
      return `@{ ${entries.join("; ")} }`;
    }
  }
}
