import pluginPb from "@pulumi/pulumi/proto/plugin_pb.js";
import pb from "@pulumi/pulumi/proto/provider_pb.js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import { decodeProperties } from "./codec.ts";
import type { ProviderDefinition } from "./definition.ts";
import { splitSecrets } from "./secrets.ts";
import type { Sessions } from "./sessions.ts";
import { structuralDiff } from "./structural-diff.ts";
import { unary } from "./unary.ts";

/** The calls about the provider itself: who it is, what it can, and how it is configured. */
export function configurationService<Config>(
  definition: ProviderDefinition<Config>,
  sessions: Sessions<Config>,
) {
  return {
    handshake: unary((_: pb.ProviderHandshakeRequest) => {
      const response = new pb.ProviderHandshakeResponse();
      response.setAcceptSecrets(true);
      response.setSupportsAutonamingConfiguration(true);
      return response;
    }),
    attach: unary((_: pluginPb.PluginAttach) => new emptyPb.Empty()),
    cancel: unary((_: emptyPb.Empty) => new emptyPb.Empty()),
    getPluginInfo: unary((_: emptyPb.Empty) => {
      const info = new pluginPb.PluginInfo();
      info.setVersion(definition.version);
      return info;
    }),
    getSchema: unary((_: pb.GetSchemaRequest) => {
      const { name, version } = definition;
      const response = new pb.GetSchemaResponse();
      response.setSchema(definition.schema?.() ?? JSON.stringify({ name, version }));
      return response;
    }),
    parameterize: unary((request: pb.ParameterizeRequest, { peer }) => {
      const value = request.getValue();
      if (value === undefined)
        throw new Error("This provider takes its parameter from a package, not from arguments.");
      const answer = sessions.parameterize(peer, {
        name: value.getName(),
        version: value.getVersion(),
        value: value.getValue_asU8(),
      });
      const response = new pb.ParameterizeResponse();
      response.setName(answer.name);
      response.setVersion(answer.version);
      return response;
    }),
    checkConfig: unary((request: pb.CheckRequest) => {
      const response = new pb.CheckResponse();
      response.setInputs(request.getNews());
      return response;
    }),
    diffConfig: unary((request: pb.DiffRequest) => {
      const { plain: olds } = splitSecrets(decodeProperties(request.getOldInputs() ?? request.getOlds()));
      const { plain: news } = splitSecrets(decodeProperties(request.getNews()));
      const { DIFF_SOME, DIFF_NONE } = pb.DiffResponse.DiffChanges;
      const response = new pb.DiffResponse();
      response.setChanges(structuralDiff(olds, news, []).length > 0 ? DIFF_SOME : DIFF_NONE);
      return response;
    }),
    configure: unary(async (request: pb.ConfigureRequest, { peer }) => {
      await sessions.configure(peer, splitSecrets(decodeProperties(request.getArgs())).plain);
      const response = new pb.ConfigureResponse();
      response.setAcceptsecrets(true);
      response.setSupportspreview(true);
      response.setSupportsAutonamingConfiguration(true);
      return response;
    }),
  };
}
