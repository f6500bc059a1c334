import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** The commands that come after `init`, in their order. */
export function nextSteps(
  folder: string,
  from: string,
  { hasEngine }: { readonly hasEngine: boolean },
): readonly string[] {
  const way = relative(from, folder);
  return [
    ...(way === "" ? [] : [`cd ${quoted(way)}`]),
    ...(isInRepository(folder) ? [] : ["git init"]),
    "npm install",
    ...(hasEngine ? [] : ["npm run setup"]),
    "npm run -s pulumi -- login --local",
    "npm run -s webex-sso -- onboard <tenant>",
  ];
}

/** As a shell takes it for one word, and for no option. */
function quoted(way: string): string {
  const path = way.startsWith("-") ? `./${way}` : way;
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}

function isInRepository(folder: string): boolean {
  if (existsSync(join(folder, ".git"))) return true;
  return dirname(folder) !== folder && isInRepository(dirname(folder));
}
