import { basename } from "node:path";

const longest = 100;
const pattern = /^[a-z0-9][a-z0-9._-]*$/;
/** npm installs no package into one of its own name, and refuses the others. */
const reserved: readonly string[] = ["webex-sso", "node_modules", "favicon.ico"];

/**
 * What is wrong with the name of a project, which Pulumi and npm must both take.
 *
 * @see https://docs.npmjs.com/cli/v11/configuring-npm/package-json#name
 * @example nameProblem("acme-sso") // undefined
 */
export function nameProblem(name: string): string | undefined {
  if (reserved.includes(name)) return `${name} is taken: npm needs another name, such as acme-sso.`;
  if (name.length > longest) return `It has ${name.length} characters, and ${longest} are the most.`;
  if (!pattern.test(name))
    return "It must begin with a small letter or a digit, and go on with these and . _ - only: acme-sso, for example.";
  return undefined;
}

/**
 * The name of a project in a folder; undefined where its own gives none.
 *
 * @example nameFrom("/home/ada/Acme SSO") // "acme-sso"
 */
export function nameFrom(folder: string): string | undefined {
  const name = basename(folder)
    // ö becomes o.
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, "-")
    .replaceAll(/^[^a-z0-9]+|[._-]+$/g, "")
    .slice(0, longest);
  return nameProblem(name) === undefined ? name : undefined;
}
