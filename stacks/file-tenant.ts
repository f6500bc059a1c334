import { readStackFile, type StackFile } from "./stack-file.ts";
import { type ReadTenant, readTenant } from "./tenant.ts";

/**
 * The tenant as its stack file says it, without the engine.
 *
 * @param project the project's folder, where Pulumi.yaml stands.
 * @throws WebexSsoError `tenant-missing`, `tenant-unreadable`
 * @example fileTenant(".", "acme", new Date()).findings
 */
export function fileTenant(
  project: string,
  name: string,
  now: Date,
): ReadTenant & { readonly stack: StackFile } {
  const stack = readStackFile(project, name);
  const { file, values, isSecret, readFile } = stack;
  const read = readTenant({
    name,
    file,
    values,
    isSecret,
    // The reason alone: the finding says the rest.
    readFile: (path) => {
      try {
        return readFile(path);
      } catch (error) {
        throw (error as Error).cause;
      }
    },
    now,
  });
  return { ...read, stack };
}
