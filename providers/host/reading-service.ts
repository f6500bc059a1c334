import pb from "@pulumi/pulumi/proto/provider_pb.js";
import { decodeProperties, encodeProperties } from "./codec.ts";
import type { ProviderDefinition } from "./definition.ts";
import { resourceOf } from "./resources.ts";
import { keepingSecrets } from "./secret-keeper.ts";
import { splitSecrets } from "./secrets.ts";
import type { Sessions } from "./sessions.ts";
import { unary } from "./unary.ts";

/** The calls that look at the world: refresh, import, and the functions that a program may ask. */
export function readingService<Config>(definition: ProviderDefinition<Config>, sessions: Sessions<Config>) {
  return {
    read: unary(async (request: pb.ReadRequest, caller) => {
      const { resource, context } = resourceOf(definition, sessions, request, caller);
      const inputs = splitSecrets(decodeProperties(request.getInputs()));
      const outputs = splitSecrets(decodeProperties(request.getProperties()));
      const state = { inputs: inputs.plain, outputs: outputs.plain };
      const found = await resource.read(request.getId(), state, context);
      const response = new pb.ReadResponse();
      // An empty id tells the engine that there is nothing any more.
      if (found === undefined) return response;
      const keep = keepingSecrets(resource, [...inputs.secrets, ...outputs.secrets]);
      response.setId(found.id);
      response.setInputs(encodeProperties(keep.inInputs(found.inputs)));
      response.setProperties(encodeProperties(keep.inOutputs(found.outputs)));
      return response;
    }),
    invoke: unary(async (request: pb.InvokeRequest, caller) => {
      const token = request.getTok();
      const invoked = definition.functions[token];
      if (invoked === undefined) throw new Error(`The provider ${definition.name} has no function ${token}.`);
      const args = splitSecrets(decodeProperties(request.getArgs())).plain;
      const response = new pb.InvokeResponse();
      response.setReturn(encodeProperties(await invoked(args, sessions.context(caller))));
      return response;
    }),
  };
}
