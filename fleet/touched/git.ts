import { execFile } from "node:child_process";
import { realpathSync } from "node:fs";
import { promisify } from "node:util";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";

/** Runs git in a folder, without a shell; gives back what it wrote to standard output. */
export async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("git", ["-C", folder, ...args], { maxBuffer: 2 ** 28 });
  return stdout;
}

/** What a change is compared with. */
export interface Base {
  /** As the user named it. */
  readonly name: string;
  /** The commit at which the change left it. */
  readonly commit: string;
  /** The folder of the repository. */
  readonly repository: string;
}

/**
 * Finds where a change left its base.
 *
 * @param project any folder of the repository.
 * @throws WebexSsoError `no-repository`, `base-missing` or `base-unrelated`, with what to do.
 */
export async function findBase(project: string, name: string): Promise<Base> {
  const repository = await git(project, "rev-parse", "--show-toplevel").catch((cause) => {
    throw new WebexSsoError(
      "no-repository",
      `${project} is in no git repository (${said(cause)}). Run this in the clone in which the change was made.`,
      { cause },
    );
  });
  const commit = await git(
    project,
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${name}^{commit}`,
  )
    .catch(() =>
      git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", `origin/${name}^{commit}`),
    )
    .catch((cause) => {
      throw new WebexSsoError(
        "base-missing",
        `There is no branch, tag or commit ${name} in this clone, nor origin/${name}. Name it with --base, or fetch it: in GitHub Actions give actions/checkout "fetch-depth: 0", in GitLab CI set GIT_DEPTH to 0.`,
        { cause },
      );
    });
  const mergeBase = await git(project, "merge-base", commit.trim(), "HEAD").catch((cause) => {
    throw new WebexSsoError(
      "base-unrelated",
      `This clone does not show where the change left ${name}: it has not the whole history. In GitHub Actions give actions/checkout "fetch-depth: 0", in GitLab CI set GIT_DEPTH to 0; elsewhere run git fetch --unshallow.`,
      { cause },
    );
  });
  return { name, commit: mergeBase.trim(), repository: realpathSync(repository.replace(/\n$/, "")) };
}

function said(cause: unknown): string {
  const { stderr = "", message } = cause as Error & { stderr?: string };
  return (stderr.trim() || message).split("\n")[0] ?? "";
}
