import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import { WebexSsoError } from "../saml/webex-sso-error.ts";
import { engineEnvironment } from "../tools/engine/engine-environment.ts";
import { explainComplaint } from "./engine-complaint.ts";

/** The Pulumi engine in one project's folder. */
export interface EngineCommand {
  /** Runs it and gives back what it wrote to standard output. Throws WebexSsoError `engine-…` with its complaint, and what to do about it. */
  readonly read: (args: readonly string[]) => Promise<string>;
  /** Runs it with its output for the user to see; gives back the exit code. */
  readonly show: (args: readonly string[]) => Promise<number>;
}

/**
 * The user's engine, or the one that set-up got. This process's own environment becomes the engine's, because the Automation API looks
 * for `pulumi` on this process's PATH.
 *
 * @throws WebexSsoError `no-engine`, with what to install
 */
export async function engineCommand(folder: string): Promise<EngineCommand> {
  const { pulumi, env } = await engineEnvironment().catch((cause) => {
    throw new WebexSsoError("no-engine", cause.message, { cause });
  });
  Object.assign(process.env, env);
  return {
    read: async (args) => {
      try {
        return (await promisify(execFile)(pulumi, [...args], { cwd: folder, maxBuffer: 2 ** 28 })).stdout;
      } catch (cause) {
        const { stderr = "", message } = cause as Error & { stderr?: string };
        const explained = explainComplaint(args, stderr.trim() || message);
        throw new WebexSsoError(explained.code, explained.message, { cause });
      }
    },
    show: (args) =>
      new Promise((resolve, reject) => {
        const child = spawn(pulumi, [...args], { cwd: folder, stdio: ["inherit", 2, 2] });
        child.once("error", reject).once("close", (code) => resolve(code ?? 1));
      }),
  };
}
