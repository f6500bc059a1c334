import type { ServerWritableStream } from "@grpc/grpc-js";
import type * as Language from "@pulumi/pulumi/proto/language_pb.js";
import languageProto from "@pulumi/pulumi/proto/language_pb.js";
import type { ChildProcesses } from "./child-processes.ts";
import { nearestPackage } from "./nearest-package.ts";
import { streamProcess } from "./stream-process.ts";

/**
 * `npm install` for the package that a program belongs to, its output streamed. A package that declares no
 * dependencies is left as it is: npm would only write a lock file and a folder into it.
 */
export async function installDependencies(
  call: ServerWritableStream<Language.InstallDependenciesRequest, Language.InstallDependenciesResponse>,
  children: ChildProcesses,
): Promise<void> {
  try {
    const found = nearestPackage(call.request.getDirectory());
    if (!found || found.dependencies.length === 0) return void call.end();
    const child = children.start("npm", ["install", "--no-audit", "--no-fund"], {
      cwd: found.directory,
      stdio: ["ignore", "pipe", "pipe"],
    });
    call.once("cancelled", () => children.end(child));
    const code = await streamProcess(child, {
      stdout: (bytes) => call.write(new languageProto.InstallDependenciesResponse().setStdout(bytes)),
      stderr: (bytes) => call.write(new languageProto.InstallDependenciesResponse().setStderr(bytes)),
    });
    if (code !== 0) throw new Error(`npm install in ${found.directory} ended with exit code ${code}`);
    call.end();
  } catch (error) {
    call.emit("error", error);
  }
}
