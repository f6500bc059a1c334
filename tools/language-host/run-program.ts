import { once } from "node:events";
import type * as Language from "@pulumi/pulumi/proto/language_pb.js";
import languageProto from "@pulumi/pulumi/proto/language_pb.js";
import type { ChildProcesses } from "./child-processes.ts";
import { sdkCommand } from "./sdk-command.ts";

/** The exit code by which the SDK says that the user has been told about the error already. */
const ERROR_REPORTED = 32;

/**
 * Runs a Pulumi program to its end. Its output goes to the host's own stdout and stderr, which the engine
 * shows to the user.
 */
export async function runProgram(
  request: Language.RunRequest,
  engine: string,
  children: ChildProcesses,
  cancelled: AbortSignal,
): Promise<Language.RunResponse> {
  const args = programArguments(request, engine);
  const child = children.node(args, {
    cwd: request.getPwd(),
    env: { ...process.env, ...programEnvironment(request) },
    stdio: ["ignore", "inherit", "inherit"],
  });
  cancelled.addEventListener("abort", () => children.end(child));
  const [code, signal] = await once(child, "close");

  const response = new languageProto.RunResponse();
  if (code === ERROR_REPORTED) response.setBail(true);
  else if (signal) response.setError(`The program was ended by ${signal}`);
  else if (code !== 0) response.setError(`The program ended with exit code ${code}`);
  return response;
}

function programArguments(request: Language.RunRequest, engine: string): string[] {
  const info = request.getInfo();
  const directory = info?.getProgramDirectory() || request.getPwd();
  return [
    sdkCommand(directory, "run"),
    `--monitor=${request.getMonitorAddress()}`,
    `--engine=${engine}`,
    `--project=${request.getProject()}`,
    `--stack=${request.getStack()}`,
    `--organization=${request.getOrganization()}`,
    `--root-directory=${info?.getRootDirectory() ?? ""}`,
    `--pwd=${request.getPwd()}`,
    `--parallel=${request.getParallel()}`,
    ...(request.getDryrun() ? ["--dry-run"] : []),
    info?.getEntryPoint() || request.getProgram() || ".",
    ...request.getArgsList(),
  ];
}

function programEnvironment(request: Language.RunRequest): Record<string, string> {
  const config = Object.fromEntries(request.getConfigMap().getEntryList());
  const typescript = request.getInfo()?.getOptions()?.toJavaScript().typescript;
  return {
    PULUMI_CONFIG: JSON.stringify(config),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
    ...(typescript === false ? {} : { PULUMI_NODEJS_TYPESCRIPT: "true" }),
  };
}
