import { relative } from "node:path";
import { userFolder } from "../user-folder.ts";

/** What `init` has done. */
export interface Made {
  readonly folder: string;
  readonly name: string;
  /** Written now, by their path in the folder. */
  readonly files: readonly string[];
  /** Left as the user had them. */
  readonly kept: readonly string[];
  readonly next: readonly string[];
}

/** The same for people. */
export function describeMade({ folder, name, files, kept, next }: Made): string {
  const place = relative(userFolder(), folder) || ".";
  return [
    files.length === 0
      ? `The project ${name} is in ${place} already. Nothing was written.`
      : `The project ${name} is in ${place}:`,
    ...files.map((file) => `  ${file}`),
    ...(kept.length === 0 ? [] : [`Left as they were: ${kept.join(", ")}.`]),
    "Next:",
    ...next.map((command) => `  ${command}`),
    "README.md says what each is for.",
  ].join("\n");
}
