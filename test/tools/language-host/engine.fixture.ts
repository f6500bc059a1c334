import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { credentials } from "@grpc/grpc-js";
import { LanguageRuntimeClient } from "@pulumi/pulumi/proto/language_grpc_pb.js";
import languageProto from "@pulumi/pulumi/proto/language_pb.js";

/** Stands in for an engine that is killed: starts a language host and has it run the program in a folder. */
const [directory = ""] = process.argv.slice(2);
const host = fileURLToPath(new URL("../../../tools/language-host/main.ts", import.meta.url));
const child = spawn(process.execPath, [host, "engine:1"], {
  stdio: ["pipe", "pipe", "inherit"],
  detached: true,
});
const [port] = await once(child.stdout, "data");
child.stdout.pipe(process.stdout);
const client = new LanguageRuntimeClient(`127.0.0.1:${String(port).trim()}`, credentials.createInsecure());
client.run(new languageProto.RunRequest().setPwd(directory), () => {});
