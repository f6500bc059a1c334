import languageProto, { type ProgramInfo } from "@pulumi/pulumi/proto/language_pb.js";
import structProto from "google-protobuf/google/protobuf/struct_pb.js";
import { temporaryFolder } from "../temporary-folder.ts";

/** A folder with an SDK whose command, instead of running a program, runs this JavaScript. */
export function folderWithSdk(command: "run" | "run-plugin" | "run-policy-pack", script: string): string {
  return temporaryFolder({ [`node_modules/@pulumi/pulumi/cmd/${command}/index.js`]: script });
}

/** What the engine says about a program in each request. */
export function programInfo(directory: string, options: Record<string, boolean> = {}): ProgramInfo {
  return new languageProto.ProgramInfo()
    .setRootDirectory(directory)
    .setProgramDirectory(directory)
    .setEntryPoint("index.ts")
    .setOptions(structProto.Struct.fromJavaScript(options));
}
