import { status } from "@grpc/grpc-js";
import pluginPb from "@pulumi/pulumi/proto/plugin_pb.js";
import pb from "@pulumi/pulumi/proto/provider_pb.js";
import statusPb from "@pulumi/pulumi/proto/status_pb.js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { decodeProperties } from "../../../providers/host/codec.ts";
import { type ServedProvider, serve } from "../../../providers/host/serve.ts";
import { type PropertyMap, Secret, unknown } from "../../../providers/host/value.ts";
import { connect, type ProviderClient, urnOf } from "./client.ts";
import { type Journal, tinyProvider } from "./tiny-provider.ts";

const journal: Journal = [];
const thing = urnOf("tiny:index:Thing", "thing::with colons");
let served: ServedProvider;
let client: ProviderClient;

beforeAll(async () => {
  served = await serve(tinyProvider(journal));
});
afterAll(() => served.close());
beforeEach(async () => {
  journal.length = 0;
  client = connect(served.port);
  await client.configure({ who: "one" });
});
afterEach(() => client.close());

describe("about itself", () => {
  test("it shakes hands, is attached to and cancelled, and tells its version and schema", async () => {
    const hands = await client.call<pb.ProviderHandshakeResponse>(
      "handshake",
      new pb.ProviderHandshakeRequest(),
    );
    expect(hands.toObject()).toMatchObject({
      acceptSecrets: true,
      acceptOutputs: false,
      acceptResources: false,
    });
    await client.call("attach", new pluginPb.PluginAttach());
    await client.call("cancel", new emptyPb.Empty());
    const info = await client.call<pluginPb.PluginInfo>("getPluginInfo", new emptyPb.Empty());
    expect(info.getVersion()).toBe("1.2.3");
    const schema = await client.call<pb.GetSchemaResponse>("getSchema", new pb.GetSchemaRequest());
    expect(JSON.parse(schema.getSchema())).toEqual({ name: "tiny", version: "1.2.3" });
  });

  test("what it does not have is unimplemented, which the engine accepts", async () => {
    await expect(client.call("getMapping", new pb.GetMappingRequest())).rejects.toMatchObject({
      code: status.UNIMPLEMENTED,
    });
  });

  test("configuration belongs to the connection", async () => {
    const other = connect(served.port);
    await other.configure({ who: new Secret("two") });
    expect(await client.invoke("tiny:index:whoami", { greeting: "hello" })).toEqual({ answer: "hello one" });
    expect(await other.invoke("tiny:index:whoami", {})).toEqual({ answer: " two" });
    other.close();
  });

  test("a connection that configured nothing gets no other one's configuration", async () => {
    const other = connect(served.port);
    await expect(other.invoke("tiny:index:whoami", {})).rejects.toThrow(
      "The provider tiny has not been configured on this connection.",
    );
    other.close();
  });

  test("a parameter is the package's, per connection too", async () => {
    const other = connect(served.port);
    const request = new pb.ParameterizeRequest();
    const value = new pb.ParameterizeRequest.ParametersValue();
    value.setName("big");
    value.setVersion("2.0.0");
    value.setValue(Buffer.from("x"));
    request.setValue(value);
    const answer = await other.call<pb.ParameterizeResponse>("parameterize", request);
    expect(answer.toObject()).toEqual({ name: "big", version: "2.0.0" });
    await other.configure({ who: "two" });
    expect(await other.invoke("tiny:index:whoami", {})).toEqual({ answer: " two as big" });
    expect(await client.invoke("tiny:index:whoami", {})).toEqual({ answer: " one" });
    value.setValue("");
    await expect(other.call("parameterize", request)).rejects.toThrow("tiny: the parameter is empty.");
    other.close();
  });

  test("provider configuration is checked as it is and compared", async () => {
    const request = new pb.CheckRequest();
    expect((await client.call<pb.CheckResponse>("checkConfig", request)).getFailuresList()).toEqual([]);
    const diff = await client.call<pb.DiffResponse>("diffConfig", new pb.DiffRequest());
    expect(diff.getChanges()).toBe(pb.DiffResponse.DiffChanges.DIFF_NONE);
  });
});

describe("errors", () => {
  test.each([
    [
      "configure",
      () => connect(served.port).configure({}),
      "tiny: who is missing. Set it with pulumi config.",
    ],
    ["create", () => client.create(thing, { size: "broken" }), "cannot create broken things"],
    [
      "an unknown type",
      () => client.create(urnOf("tiny:index:Other"), {}),
      "The provider tiny has no resource type tiny:index:Other. It has: tiny:index:Thing.",
    ],
    [
      "an unknown function",
      () => client.invoke("tiny:index:no", {}),
      "The provider tiny has no function tiny:index:no.",
    ],
  ])("%s fails with one readable line", async (_, action, message) => {
    await expect(action()).rejects.toMatchObject({ code: status.UNKNOWN, details: message });
  });

  test("a create that is only half done gives its id, inputs and outputs, secrets still secret", async () => {
    const error = await client.create(thing, { size: "half", pin: new Secret(1) }).catch((reason) => reason);
    expect(error.details).toBe("only half done");
    const [bytes] = error.metadata.get("grpc-status-details-bin");
    const [any] = statusPb.Status.deserializeBinary(bytes).getDetailsList();
    const detail = any?.unpack(
      pb.ErrorResourceInitFailed.deserializeBinary,
      "pulumirpc.ErrorResourceInitFailed",
    );
    expect(detail?.getId()).toBe("half-1");
    expect(detail?.getReasonsList()).toEqual(["only half done"]);
    expect(decodeProperties(detail?.getInputs())).toEqual({ size: "half", pin: new Secret(1) });
    expect(decodeProperties(detail?.getProperties())).toMatchObject({
      pin: new Secret(1),
      password: new Secret("pw"),
    });
  });
});

describe("planning", () => {
  test("check fills in the same defaults for the same seed and keeps secrets", async () => {
    const first = await client.check(thing, { size: new Secret("small") });
    expect(first).toEqual({
      inputs: { name: "thing::with colons-7", size: new Secret("small") },
      failures: [],
    });
    expect(await client.check(thing, { size: new Secret("small") })).toEqual(first);
  });

  test("check names the property that it refuses", async () => {
    expect((await client.check(thing, { size: "huge" })).failures).toEqual([
      { property: "size", reason: "must not be huge" },
    ]);
  });

  test.each<[string, PropertyMap, PropertyMap, Record<string, string>]>([
    ["equal in canonical form", { tags: ["b", "a"] }, { tags: ["a", "b"] }, {}],
    ["a secret that is equal", { size: new Secret("x") }, { size: "x" }, {}],
    ["a secret that differs", { size: new Secret("x") }, { size: new Secret("y") }, { size: "UPDATE" }],
    ["what another resource still computes", { size: "x" }, { size: unknown }, { size: "UPDATE" }],
    [
      "an update below",
      { deep: { a: [1] } },
      { deep: { a: [2, 3] } },
      { "deep.a[0]": "UPDATE", "deep.a[1]": "ADD" },
    ],
    ["a replacement", { name: "a" }, { name: "b" }, { name: "UPDATE_REPLACE" }],
    ["a replacement by leaving out", { name: "a" }, {}, { name: "DELETE_REPLACE" }],
    ["a replacement by adding", {}, { name: "a" }, { name: "ADD_REPLACE" }],
    ["what stays when it is not set", { colour: "red" }, {}, {}],
    ["what stays, set to something else", { colour: "red" }, { colour: "blue" }, { colour: "UPDATE" }],
  ])("diff: %s", async (_, olds, news, paths) => {
    const replaces = Object.values(paths).some((kind) => kind.endsWith("REPLACE"));
    expect(await client.diff(thing, olds, news)).toEqual({
      changed: Object.keys(paths).length > 0,
      deleteBeforeReplace: replaces,
      paths,
    });
  });
});

describe("changing", () => {
  test("a preview of a create touches nothing and knows nothing that is computed", async () => {
    expect(await client.create(thing, { size: new Secret("small") }, true)).toEqual({
      id: "",
      outputs: { size: new Secret("small"), fingerprint: unknown, born: unknown },
    });
    expect(journal).toEqual([]);
  });

  test("a preview of an update keeps what stays and knows nothing that is computed anew", async () => {
    const olds = { inputs: { size: "s" }, outputs: { size: "s", fingerprint: "f1", born: "today" } };
    const same = await client.update(thing, "thing-1", olds, { size: "s", colour: "red" }, true);
    expect(same).toEqual({ size: "s", colour: "red", fingerprint: "f1", born: "today" });
    const other = await client.update(thing, "thing-1", olds, { size: "m" }, true);
    expect(other).toEqual({ size: "m", fingerprint: unknown, born: "today" });
    expect(journal).toEqual([]);
  });

  test("create, update, delete reach the definition with the connection's configuration", async () => {
    const { id, outputs } = await client.create(thing, { size: new Secret("small") });
    expect({ id, outputs }).toEqual({
      id: "thing-1",
      outputs: { size: new Secret("small"), fingerprint: "f1", born: "today", password: new Secret("pw") },
    });
    const state = { inputs: { size: "small" }, outputs };
    expect(await client.update(thing, id, state, { size: new Secret("large") })).toMatchObject({
      size: new Secret("large"),
      fingerprint: "f2",
    });
    await client.delete(thing, id, state);
    expect(journal).toEqual(["one creates thing::with colons", "update thing-1", "delete thing-1"]);
  });
});

describe("reading", () => {
  test("an import starts from the id alone and gets inputs", async () => {
    expect(await client.read(thing, "thing-9")).toEqual({
      id: "thing-9",
      inputs: { size: "small" },
      outputs: { size: "small" },
    });
  });

  test("a refresh keeps what is secret in the state", async () => {
    const read = await client.read(thing, "thing-9", { size: new Secret("x") }, { born: new Secret("y") });
    expect(read.inputs).toEqual({ size: new Secret("x") });
    expect(read.outputs).toEqual({ size: new Secret("small"), born: new Secret("y") });
  });

  test("what is gone has no id", async () => {
    expect((await client.read(thing, "gone", { size: "x" })).id).toBe("");
  });
});
