import type { ServerWritableStream } from "@grpc/grpc-js";
import type * as Language from "@pulumi/pulumi/proto/language_pb.js";
import languageProto from "@pulumi/pulumi/proto/language_pb.js";
import type { ChildProcesses } from "./child-processes.ts";
import { sdkCommand } from "./sdk-command.ts";
import { streamProcess } from "./stream-process.ts";

/**
 * Runs a policy pack or a provider that is written for Node and streams its output, then its exit code. The
 * engine ends the plugin by giving the call up.
 */
export async function runPlugin(
  call: ServerWritableStream<Language.RunPluginRequest, Language.RunPluginResponse>,
  children: ChildProcesses,
): Promise<void> {
  try {
    const child = children.node(pluginArguments(call.request), {
      cwd: call.request.getPwd(),
      env: pluginEnvironment(call.request.getEnvList()),
      stdio: ["ignore", "pipe", "pipe"],
    });
    call.once("cancelled", () => children.end(child));
    const code = await streamProcess(child, {
      stdout: (bytes) => call.write(new languageProto.RunPluginResponse().setStdout(bytes)),
      stderr: (bytes) => call.write(new languageProto.RunPluginResponse().setStderr(bytes)),
    });
    call.write(new languageProto.RunPluginResponse().setExitcode(code));
    call.end();
  } catch (error) {
    call.emit("error", error);
  }
}

function pluginArguments(request: Language.RunPluginRequest): string[] {
  const directory = request.getInfo()?.getProgramDirectory() || request.getProgram();
  const args = request.getArgsList();
  return request.getKind() === "analyzer"
    ? [sdkCommand(directory, "run-policy-pack"), ...args, directory]
    : [sdkCommand(directory, "run-plugin"), directory, ...args];
}

/** The engine sends its whole environment as `NAME=value`; an empty list means the host's own. */
function pluginEnvironment(entries: readonly string[]): NodeJS.ProcessEnv {
  if (entries.length === 0) return process.env;
  return Object.fromEntries(
    entries.map((entry) => {
      const at = entry.indexOf("=", 1); // Windows has names that begin with "="
      return [entry.slice(0, at), entry.slice(at + 1)];
    }),
  );
}
