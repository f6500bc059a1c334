import { type Base, git } from "./git.ts";

/** A file that a change touches, by its path from the repository's folder. */
export interface ChangedFile {
  readonly path: string;
  readonly change: "added" | "changed" | "deleted";
  /** Where it was before, of a file that was moved; the old path is a deleted file of its own. */
  readonly from?: string;
  /** Whether git does not know it yet. */
  readonly isUntracked?: true;
}

/** What differs between the base and the working tree: what is committed, what is not yet, and new files. */
export async function changedFiles({ repository, commit }: Base): Promise<ChangedFile[]> {
  const [compared, untracked] = await Promise.all([
    git(repository, "diff", "--name-status", "-z", "-M", commit, "--"),
    git(repository, "ls-files", "--others", "--exclude-standard", "-z"),
  ]);
  const added = untracked.split("\0").filter(Boolean);
  return [
    ...readNameStatus(compared),
    ...added.map((path) => ({ path, change: "added", isUntracked: true }) as const),
  ];
}

/**
 * Reads the output of `git diff --name-status -z`: a status, then one path, or two where a file was moved or copied.
 *
 * @example readNameStatus("M\0a.yaml\0R100\0b.yaml\0c.yaml\0")
 */
export function readNameStatus(output: string): ChangedFile[] {
  const fields = output.split("\0").filter(Boolean);
  const files: ChangedFile[] = [];
  for (let at = 0; at < fields.length; ) {
    const [status = "", path = "", target = ""] = fields.slice(at, at + 3);
    const kind = status[0];
    if (kind === "R") files.push({ path, change: "deleted" }, { path: target, change: "added", from: path });
    else if (kind === "C") files.push({ path: target, change: "added" });
    else files.push({ path, change: kind === "A" ? "added" : kind === "D" ? "deleted" : "changed" });
    at += kind === "R" || kind === "C" ? 3 : 2;
  }
  return files;
}
