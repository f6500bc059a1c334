import pb from "@pulumi/pulumi/proto/provider_pb.js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import { decodeProperties, encodeProperties } from "./codec.ts";
import type { ProviderDefinition } from "./definition.ts";
import { previewCreate, previewUpdate } from "./preview-outputs.ts";
import { resourceOf } from "./resources.ts";
import { keepingSecrets } from "./secret-keeper.ts";
import { splitSecrets } from "./secrets.ts";
import type { Sessions } from "./sessions.ts";
import { unary } from "./unary.ts";

/** The calls that change the world. A preview of them is answered here and never reaches the definition. */
export function changingService<Config>(definition: ProviderDefinition<Config>, sessions: Sessions<Config>) {
  return {
    create: unary(async (request: pb.CreateRequest, caller) => {
      const { resource, context } = resourceOf(definition, sessions, request, caller);
      const inputs = splitSecrets(decodeProperties(request.getProperties()));
      const keep = keepingSecrets(resource, inputs.secrets, inputs.redact);
      const { id, outputs } = request.getPreview()
        ? { id: "", outputs: previewCreate(resource, inputs.plain) }
        : await keep.inFailures(() => resource.create(inputs.plain, context));
      const response = new pb.CreateResponse();
      response.setId(id);
      response.setProperties(encodeProperties(keep.inOutputs(outputs)));
      return response;
    }),
    update: unary(async (request: pb.UpdateRequest, caller) => {
      const { resource, context } = resourceOf(definition, sessions, request, caller);
      const oldOutputs = splitSecrets(decodeProperties(request.getOlds()));
      const oldInputs = splitSecrets(decodeProperties(request.getOldInputs() ?? request.getOlds()));
      const news = splitSecrets(decodeProperties(request.getNews()));
      const olds = { inputs: oldInputs.plain, outputs: oldOutputs.plain };
      const keep = keepingSecrets(resource, news.secrets, news.redact);
      const outputs = request.getPreview()
        ? previewUpdate(resource, olds, news.plain)
        : await keep.inFailures(() => resource.update(request.getId(), olds, news.plain, context));
      const response = new pb.UpdateResponse();
      response.setProperties(encodeProperties(keep.inOutputs(outputs)));
      return response;
    }),
    delete: unary(async (request: pb.DeleteRequest, caller) => {
      const { resource, context } = resourceOf(definition, sessions, request, caller);
      const outputs = splitSecrets(decodeProperties(request.getProperties())).plain;
      const inputs = splitSecrets(decodeProperties(request.getOldInputs())).plain;
      await resource.delete(request.getId(), { inputs, outputs }, context);
      return new emptyPb.Empty();
    }),
  };
}
