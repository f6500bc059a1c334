import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { closestWord } from "../closest-word.ts";

/** So many names fit into a message. */
const mostListed = 10;

/**
 * The tenants that the user asks for, sorted, each once; without a name: all.
 *
 * @throws WebexSsoError `tenant-missing` with every name that is none: one that is mistyped must not look like a tenant that is fine.
 */
export function namedTenants(names: readonly string[], all: readonly string[]): readonly string[] {
  if (names.length === 0) return all;
  const wanted = new Set(names);
  const known = new Set(all);
  const strange = [...wanted].filter((name) => !known.has(name));
  if (strange.length > 0) throw new WebexSsoError("tenant-missing", missing(strange, all));
  return all.filter((name) => wanted.has(name));
}

function missing(strange: readonly string[], all: readonly string[]): string {
  const lines = strange.map((name) => {
    const meant = closestWord(name, all);
    return `There is no tenant ${JSON.stringify(name)}.${meant === undefined ? "" : ` Did you mean ${meant}?`}`;
  });
  const listed = all.slice(0, mostListed).join(", ");
  const more = all.length > mostListed ? ` and ${all.length - mostListed} more` : "";
  return `${lines.join("\n")}\nThe project has ${all.length === 0 ? "no tenant: docs/tenant.md says how to write one" : `${listed}${more}`}.`;
}
