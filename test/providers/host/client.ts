import { Client, credentials, type ServiceError } from "@grpc/grpc-js";
import grpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import pb from "@pulumi/pulumi/proto/provider_pb.js";
import { decodeProperties, encodeProperties } from "../../../providers/host/codec.ts";
import type { PropertyMap } from "../../../providers/host/value.ts";

/** One engine's connection to a served provider, speaking the protocol itself. */
export interface ProviderClient {
  call<Response>(method: string, request: { serializeBinary(): Uint8Array }): Promise<Response>;
  configure(config: PropertyMap): Promise<unknown>;
  check(
    urn: string,
    news: PropertyMap,
    olds?: PropertyMap,
  ): Promise<{ inputs: PropertyMap; failures: { property: string; reason: string }[] }>;
  diff(
    urn: string,
    olds: PropertyMap,
    news: PropertyMap,
    outputs?: PropertyMap,
  ): Promise<{ changed: boolean; deleteBeforeReplace: boolean; paths: Record<string, string> }>;
  create(urn: string, inputs: PropertyMap, preview?: boolean): Promise<{ id: string; outputs: PropertyMap }>;
  read(
    urn: string,
    id: string,
    inputs?: PropertyMap,
    outputs?: PropertyMap,
  ): Promise<{ id: string; inputs: PropertyMap; outputs: PropertyMap }>;
  update(
    urn: string,
    id: string,
    olds: { inputs: PropertyMap; outputs: PropertyMap },
    news: PropertyMap,
    preview?: boolean,
  ): Promise<PropertyMap>;
  delete(urn: string, id: string, state: { inputs: PropertyMap; outputs: PropertyMap }): Promise<unknown>;
  invoke(token: string, args: PropertyMap): Promise<PropertyMap>;
  close(): void;
}

/** The URN of a resource of that type in a stack of its own. */
export function urnOf(type: string, name = "subject"): string {
  return `urn:pulumi:test::webex-sso::webex-sso:index:WebexSso$${type}::${name}`;
}

/** Connects to a provider; each client is a peer of its own. */
export function connect(port: number): ProviderClient {
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure(), {
    "grpc.use_local_subchannel_pool": 1,
  });
  const service = grpc.ResourceProviderService as unknown as Record<
    string,
    {
      path: string;
      requestSerialize: (value: object) => Buffer;
      responseDeserialize: (bytes: Buffer) => object;
    }
  >;
  function call<Response>(method: string, request: object): Promise<Response> {
    const { path, requestSerialize, responseDeserialize } = service[method] ?? missing(method);
    return new Promise((resolve, reject) => {
      client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        request,
        (error: ServiceError | null, response?: object) =>
          error === null ? resolve(response as Response) : reject(error),
      );
    });
  }
  return {
    call,
    close: () => client.close(),
    configure: (config) => call("configure", filled(new pb.ConfigureRequest(), { Args: config })),
    async check(urn, news, olds = {}) {
      const request = filled(new pb.CheckRequest(), { News: news, Olds: olds });
      request.setUrn(urn);
      request.setRandomseed(new Uint8Array(32).fill(7));
      const response = await call<pb.CheckResponse>("check", request);
      return {
        inputs: decodeProperties(response.getInputs()),
        failures: response.getFailuresList().map((failure) => failure.toObject()),
      };
    },
    async diff(urn, olds, news, outputs = {}) {
      const request = filled(new pb.DiffRequest(), { OldInputs: olds, Olds: outputs, News: news });
      request.setUrn(urn);
      request.setId("id");
      const response = await call<pb.DiffResponse>("diff", request);
      const kinds = Object.fromEntries(
        Object.entries(pb.PropertyDiff.Kind).map(([name, kind]) => [kind, name]),
      );
      const paths: Record<string, string> = {};
      response.getDetaileddiffMap().forEach((change, path) => {
        paths[path] = String(kinds[change.getKind()]);
      });
      const changed = response.getChanges() === pb.DiffResponse.DiffChanges.DIFF_SOME;
      return { changed, deleteBeforeReplace: response.getDeletebeforereplace(), paths };
    },
    async create(urn, inputs, preview = false) {
      const request = filled(new pb.CreateRequest(), { Properties: inputs });
      request.setUrn(urn);
      request.setPreview(preview);
      const response = await call<pb.CreateResponse>("create", request);
      return { id: response.getId(), outputs: decodeProperties(response.getProperties()) };
    },
    async read(urn, id, inputs, outputs) {
      const request = filled(new pb.ReadRequest(), {
        ...(inputs ? { Inputs: inputs } : {}),
        ...(outputs ? { Properties: outputs } : {}),
      });
      request.setUrn(urn);
      request.setId(id);
      const response = await call<pb.ReadResponse>("read", request);
      return {
        id: response.getId(),
        inputs: decodeProperties(response.getInputs()),
        outputs: decodeProperties(response.getProperties()),
      };
    },
    async update(urn, id, olds, news, preview = false) {
      const request = filled(new pb.UpdateRequest(), {
        OldInputs: olds.inputs,
        Olds: olds.outputs,
        News: news,
      });
      request.setUrn(urn);
      request.setId(id);
      request.setPreview(preview);
      return decodeProperties((await call<pb.UpdateResponse>("update", request)).getProperties());
    },
    delete(urn, id, { inputs, outputs }) {
      const request = filled(new pb.DeleteRequest(), { OldInputs: inputs, Properties: outputs });
      request.setUrn(urn);
      request.setId(id);
      return call("delete", request);
    },
    async invoke(token, args) {
      const request = filled(new pb.InvokeRequest(), { Args: args });
      request.setTok(token);
      return decodeProperties((await call<pb.InvokeResponse>("invoke", request)).getReturn());
    },
  };
}

/** Sets the named property bags of a request. */
function filled<Request extends object>(request: Request, bags: Record<string, PropertyMap>): Request {
  for (const [name, properties] of Object.entries(bags)) {
    (request as Record<string, (value: object) => void>)[`set${name}`]?.(encodeProperties(properties));
  }
  return request;
}

function missing(method: string): never {
  throw new Error(`The service has no method ${method}.`);
}
