import { statSync } from "node:fs";
import { relative, resolve, sep } from "node:path";

/** What is wrong with where the package is to come from. */
export class PackageProblem extends Error {}

const exactVersion = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;
const address = /^(https?|git|git\+ssh|git\+https|git\+file|npm):/;

/**
 * What package.json says of webex-sso. A version is exact, because every plan of Pulumi would change with another one.
 *
 * @param folder of the project.
 * @param from the folder from which a file is named.
 * @throws PackageProblem
 * @example packageSpec("../webex-sso-0.1.0.tgz", { folder: "/home/ada/acme", from: "/home/ada/acme" }) // "file:../webex-sso-0.1.0.tgz"
 */
export function packageSpec(given: string, { folder, from }: { folder: string; from: string }): string {
  if (exactVersion.test(given) || address.test(given)) return given;
  const file = resolve(from, given.replace(/^file:/, ""));
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined || given === "")
    throw new PackageProblem(
      `${JSON.stringify(given)}: it is no exact version such as 0.1.0, no URL, and there is no such file. Name the version, the tarball that npm pack made, or a folder with a package.json.`,
    );
  const manifest = statSync(resolve(file, "package.json"), { throwIfNoEntry: false });
  if (found.isDirectory() ? !manifest?.isFile() : !/\.(tgz|tar\.gz)$/.test(file))
    throw new PackageProblem(
      `${given}: it is ${found.isDirectory() ? "a folder without package.json" : "no tarball (.tgz)"}. Name the tarball that npm pack made, or a folder with a package.json.`,
    );
  return `file:${relative(folder, file).split(sep).join("/")}`;
}
