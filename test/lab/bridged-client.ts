import pb from "@pulumi/pulumi/proto/provider_pb.js";
import type { PropertyMap } from "../../providers/host/value.ts";
import { connect, type ProviderClient } from "../providers/host/client.ts";

/** A connection that checks as the engine does before it creates. */
export interface BridgedClient extends ProviderClient {
  /** The messages of what is refused, by the provider or by the vendor. */
  refusals(urn: string, inputs: PropertyMap): Promise<string[]>;
  make(urn: string, inputs: PropertyMap): Promise<{ id: string; outputs: PropertyMap }>;
}

/** Tells a bridge for which package this connection stands, as the engine does. */
export async function parameterize(
  client: ProviderClient,
  name: string,
  version: string,
  remote: object = { url: `registry.opentofu.org/pingidentity/${name}`, version },
): Promise<void> {
  const value = new pb.ParameterizeRequest.ParametersValue();
  value.setName(name);
  value.setVersion(version);
  value.setValue(Buffer.from(JSON.stringify({ remote })));
  const request = new pb.ParameterizeRequest();
  request.setValue(value);
  await client.call("parameterize", request);
}

/** Connects to a package behind the bridge, and configures it. */
export async function bridgedClient(
  port: number,
  name: string,
  version: string,
  config: PropertyMap,
): Promise<BridgedClient> {
  const client = connect(port);
  await parameterize(client, name, version);
  await client.configure(config);
  const make = async (urn: string, declared: PropertyMap) => {
    const { inputs, failures } = await client.check(urn, declared);
    if (failures.length > 0)
      throw new Error(failures.map(({ property, reason }) => `${property}: ${reason}`).join("\n"));
    return client.create(urn, inputs);
  };
  return {
    ...client,
    make,
    refusals: (urn, inputs) =>
      make(urn, inputs).then(
        () => [],
        (error: Error & { details?: string }) => (error.details ?? error.message).split("\n"),
      ),
  };
}
