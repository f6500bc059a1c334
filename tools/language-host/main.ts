import { Server, ServerCredentials } from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb.js";
import { ChildProcesses } from "./child-processes.ts";
import { languageRuntime } from "./language-runtime.ts";

/**
 * `pulumi-language-nodejs`: the engine starts this, reads the port from the first line of stdout and calls
 * it over gRPC. It gives itself the last argument as its own address.
 */
const MAX_MESSAGE_BYTES = 400 * 1024 * 1024; // what the SDK and the engine allow

const children = new ChildProcesses();

async function stop(): Promise<never> {
  await children.endAll();
  process.exit(0);
}

// The engine holds the other end of stdin for as long as it lives. Nothing else tells of its SIGKILL, and
// without this the host and its program stay behind.
process.stdin.once("end", stop).once("error", stop).resume();
process.once("SIGINT", stop).once("SIGTERM", stop);

const server = new Server({
  "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
  "grpc.max_send_message_length": MAX_MESSAGE_BYTES,
});
server.addService(LanguageRuntimeService, languageRuntime(process.argv.at(-1) ?? "", children));
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  process.stdout.write(`${port}\n`);
});
