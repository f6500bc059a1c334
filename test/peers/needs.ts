import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** What a peer needs on this machine. */
interface Need {
  /** A file that is there once it is installed. */
  readonly file: string;
  /** Packages of Debian that bring it. */
  readonly packages: readonly string[];
}

/**
 * Installs what is missing, where that may be done. Gives back why it cannot be; undefined when everything is there.
 *
 * @example missing({ file: "/usr/sbin/apache2", packages: ["apache2"] })
 */
export function missing({ file, packages }: Need): string | undefined {
  if (existsSync(file)) return undefined;
  const command = `apt-get install ${packages.join(" ")}`;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get"))
    return `${file} is not here, and installing it needs root on Debian: ${command}`;
  try {
    execFileSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
    execFileSync("apt-get", ["install", "-y", "-qq", ...packages], {
      stdio: "ignore",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  } catch (error) {
    return `${command} failed: ${(error as Error).message}`;
  }
  return existsSync(file) ? undefined : `${command} did not bring ${file}`;
}
