import type { ServerUnaryCall, sendUnaryData, UntypedServiceImplementation } from "@grpc/grpc-js";
import type * as Language from "@pulumi/pulumi/proto/language_pb.js";
import languageProto from "@pulumi/pulumi/proto/language_pb.js";
import pluginProto from "@pulumi/pulumi/proto/plugin_pb.js";
import sdkVersion from "@pulumi/pulumi/version.js";
import emptyProto from "google-protobuf/google/protobuf/empty_pb.js";
import type { ChildProcesses } from "./child-processes.ts";
import { installDependencies } from "./install-dependencies.ts";
import { programDependencies } from "./program-dependencies.ts";
import { runPlugin } from "./run-plugin.ts";
import { runProgram } from "./run-program.ts";

/**
 * The gRPC service LanguageRuntime for Node, as far as running programs, policy packs and providers needs it.
 * What it leaves out (generating SDKs and programs) is answered with UNIMPLEMENTED by the server.
 *
 * @param engineAddress of the engine that started the host; a handshake replaces it.
 */
export function languageRuntime(
  engineAddress: string,
  children: ChildProcesses,
): UntypedServiceImplementation {
  let engine = engineAddress;
  return {
    handshake: unary(async (request: Language.LanguageHandshakeRequest) => {
      engine = request.getEngineAddress();
      return new languageProto.LanguageHandshakeResponse();
    }),
    // The SDK asks for its default providers itself while the program runs.
    getRequiredPackages: unary(async () => new languageProto.GetRequiredPackagesResponse()),
    getRequiredPlugins: unary(async () => new languageProto.GetRequiredPluginsResponse()),
    getPluginInfo: unary(async () => new pluginProto.PluginInfo().setVersion(sdkVersion.version)),
    about: unary(async () =>
      new languageProto.AboutResponse().setExecutable(process.execPath).setVersion(process.version),
    ),
    getProgramDependencies: unary(async (request: Language.GetProgramDependenciesRequest) =>
      programDependencies(request),
    ),
    run: unary((request: Language.RunRequest, cancelled) => runProgram(request, engine, children, cancelled)),
    runPlugin: (call: Parameters<typeof runPlugin>[0]) => runPlugin(call, children),
    installDependencies: (call: Parameters<typeof installDependencies>[0]) =>
      installDependencies(call, children),
    cancel: unary(async () => {
      await children.endAll();
      return new emptyProto.Empty();
    }),
  };
}

/** A promise as a gRPC answer; `cancelled` is aborted when the engine gives the call up. */
function unary<Request, Response>(answer: (request: Request, cancelled: AbortSignal) => Promise<Response>) {
  return (call: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>) => {
    const controller = new AbortController();
    call.once("cancelled", () => controller.abort());
    answer(call.request, controller.signal).then(
      (response) => callback(null, response),
      (error: Error) => callback(error),
    );
  };
}
