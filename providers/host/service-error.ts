import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import providerPb from "@pulumi/pulumi/proto/provider_pb.js";
import statusPb from "@pulumi/pulumi/proto/status_pb.js";
import anyPb from "google-protobuf/google/protobuf/any_pb.js";
import { encodeProperties } from "./codec.ts";
import { PartialFailure } from "./partial-failure.ts";

/** What the engine gets for an error: one readable line, never a stack; a partial failure carries its state. */
export function serviceError(error: unknown): ServiceError {
  const message = oneLine(error instanceof Error ? error.message : String(error));
  const metadata = error instanceof PartialFailure ? initFailed(error, message) : new Metadata();
  return Object.assign(new Error(message), {
    code: status.UNKNOWN,
    details: message,
    metadata,
  });
}

function oneLine(message: string): string {
  return message.trim().replace(/\s*[\r\n]+\s*/g, " ") || "The provider failed without saying why.";
}

function initFailed(failure: PartialFailure, message: string): Metadata {
  const detail = new providerPb.ErrorResourceInitFailed();
  detail.setId(failure.id);
  detail.setInputs(encodeProperties(failure.inputs));
  detail.setProperties(encodeProperties(failure.outputs));
  detail.setReasonsList([message]);
  const packed = new anyPb.Any();
  packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const response = new statusPb.Status();
  response.setCode(status.UNKNOWN);
  response.setMessage(message);
  response.addDetails(packed);
  const metadata = new Metadata();
  // gRPC's well-known place for structured details; the Node.js library has no interface of its own for it.
  metadata.set("grpc-status-details-bin", Buffer.from(response.serializeBinary()));
  return metadata;
}
