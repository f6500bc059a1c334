import { delimiter, dirname, join } from "node:path";
import { moduleFile } from "../module-file.ts";
import { OLDEST_VERSION } from "./engine-version.ts";
import { findEngine } from "./find-engine.ts";
import { LANGUAGE_HOST_VARIABLE } from "./launcher.ts";

const PROJECT = dirname(dirname(import.meta.dirname));

/**
 * The Pulumi CLI to run, and the environment to run it in: the caller's own, with the engine's folder and
 * the running Node first on PATH. Node may keep its compiled code in node_modules: a program that loads the
 * SDK starts in two thirds of the time.
 *
 * @throws Error when there is no engine: set-up has not run, or the engine has gone since.
 * @example const { pulumi, env } = await engineEnvironment();
 *          spawn(pulumi, ["stack", "ls"], { env });
 */
export async function engineEnvironment(): Promise<{ pulumi: string; env: Record<string, string> }> {
  const engine = await findEngine();
  if (!engine)
    throw new Error(
      `There is no Pulumi engine here yet. Install the Pulumi CLI ${OLDEST_VERSION} or newer ` +
        "(https://www.pulumi.com/docs/install/), or run npm run setup, which gets one.",
    );
  const first = [dirname(process.execPath), dirname(engine.pulumi), dirname(engine.languageHost)];
  return {
    pulumi: engine.pulumi,
    env: {
      ...(process.env as Record<string, string>),
      PATH: [...new Set([...first, ...(process.env.PATH ?? "").split(delimiter)])].join(delimiter),
      PULUMI_SKIP_UPDATE_CHECK: "1",
      [LANGUAGE_HOST_VARIABLE]: moduleFile(import.meta, "../language-host/main"),
      NODE_COMPILE_CACHE:
        process.env.NODE_COMPILE_CACHE ?? join(PROJECT, "node_modules", ".cache", "webex-sso", "compiled"),
    },
  };
}
