import { Server, ServerCredentials } from "@grpc/grpc-js";
import grpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { changingService } from "./changing-service.ts";
import { configurationService } from "./configuration-service.ts";
import type { ProviderDefinition } from "./definition.ts";
import { planningService } from "./planning-service.ts";
import { readingService } from "./reading-service.ts";
import { Sessions } from "./sessions.ts";

/** A provider that is being served. */
export interface ServedProvider {
  readonly port: number;
  /** Ends it at once; calls under way fail at the engine. */
  close(): void;
}

/** As large as the engine itself allows: state with metadata in it outgrows gRPC's 4 MB. */
const maxMessageBytes = 400 * 1024 * 1024;

/**
 * Serves a provider on a free port of the loopback interface.
 *
 * @example const { port } = await serve(definition); // PULUMI_DEBUG_PROVIDERS=adfs:${port}
 */
export async function serve<Config>(definition: ProviderDefinition<Config>): Promise<ServedProvider> {
  const sessions = new Sessions(definition);
  const server = new Server({
    "grpc.max_receive_message_length": maxMessageBytes,
    "grpc.max_send_message_length": maxMessageBytes,
  });
  server.addService(grpc.ResourceProviderService, {
    ...configurationService(definition, sessions),
    ...planningService(definition, sessions),
    ...changingService(definition, sessions),
    ...readingService(definition, sessions),
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  return { port, close: () => server.forceShutdown() };
}
