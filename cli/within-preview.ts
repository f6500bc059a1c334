import { LocalWorkspace, Stack } from "@pulumi/pulumi/automation/index.js";
import { WebexSsoError } from "../saml/webex-sso-error.ts";
import { explainComplaint } from "./engine-complaint.ts";

/** Within whose preview something is asked. */
export interface PreviewedStack {
  /** The project's folder. */
  readonly folder: string;
  readonly tenant: string;
}

/**
 * Does some asking within a *preview* of a tenant's stack, whose program makes nothing: that way the engine itself
 * decrypts the credentials and starts the providers, and neither lock nor state is touched.
 *
 * @throws whatever the work throws; WebexSsoError `stack-not-asked` when the engine did not come as far as that.
 */
export async function withinPreview<Result>(
  { folder, tenant }: PreviewedStack,
  work: () => Promise<Result>,
): Promise<Result> {
  let outcome: { readonly result: Result } | { readonly failure: unknown } | undefined;
  const program = async () => {
    outcome = await work().then(
      (result) => ({ result }),
      (failure: unknown) => ({ failure }),
    );
  };
  const workspace = await LocalWorkspace.create({ workDir: folder, program });
  // Every command names its stack, so that the one that the user has selected stays selected.
  workspace.selectStack = async () => {};
  const stack = await Stack.select(tenant, workspace);
  try {
    await stack.preview();
  } catch (cause) {
    // A program that makes nothing previews as the end of everything, which protected resources refuse: of no interest
    // once everything has been asked.
    if (outcome === undefined) throw notAsked(tenant, cause);
  }
  if (outcome === undefined) throw notAsked(tenant, new Error("the engine did not run the program"));
  if ("failure" in outcome) throw outcome.failure;
  return outcome.result;
}

function notAsked(tenant: string, cause: unknown): WebexSsoError {
  const words = lastWords(cause);
  const { code, message } = explainComplaint([], words);
  return code === "engine-failed"
    ? new WebexSsoError("stack-not-asked", `${tenant} cannot be looked at:\n${words}`, { cause })
    : new WebexSsoError(code, message, { cause });
}

/** What the engine complained about, without its frame: the lines of an error, each once. */
function lastWords(cause: unknown): string {
  const lines = String((cause as Error).message)
    .split("\n")
    .filter((line) => /^\s*error: /.test(line));
  return (
    [...new Set(lines.map((line) => line.trim()))].join("\n") ||
    String((cause as Error).message).split("\n")[0] ||
    ""
  );
}
