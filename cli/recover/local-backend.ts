import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The folder in which a backend keeps what it knows, `undefined` for one that is not a local folder.
 *
 * @param address of the backend, as `pulumi whoami` has it. @example localBackend("file:///srv/state") // "/srv/state/.pulumi"
 */
export function localBackend(address: string): string | undefined {
  if (!address.startsWith("file://")) return undefined;
  const folder = address === "file://~" ? homedir() : fileURLToPath(address.replace(/\?.*$/, ""));
  return join(folder, ".pulumi");
}
