import fc from "fast-check";
import structPb from "google-protobuf/google/protobuf/struct_pb.js";
import { describe, expect, test } from "vitest";
import { decodeProperties, encodeProperties } from "../../../providers/host/codec.ts";
import { type Property, type PropertyMap, Secret, unknown } from "../../../providers/host/value.ts";

const leaf = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.double({ noNaN: true }),
  fc.string(),
  fc.constant(unknown),
);
/** The maps of google-protobuf keep their keys in a plain object, which loses this one. */
const name = fc.string().filter((text) => text !== "__proto__");
const { property } = fc.letrec<{ property: Property }>((tie) => ({
  property: fc.oneof(
    { depthSize: "small" },
    leaf,
    tie("property").map((value) => new Secret(value)),
    fc.array(tie("property"), { maxLength: 3 }),
    fc.dictionary(name, tie("property"), { maxKeys: 3 }),
  ),
}));

describe("the property codec", () => {
  test("brings back whatever was encoded, through bytes", () => {
    fc.assert(
      fc.property(fc.dictionary(name, property, { maxKeys: 4 }), (properties: PropertyMap) => {
        const bytes = encodeProperties(properties).serializeBinary();
        expect(decodeProperties(structPb.Struct.deserializeBinary(bytes))).toEqual({ ...properties });
      }),
    );
  });

  test("reads an output value as its value, as unknown when it has none, as secret when it says so", () => {
    const output = (fields: PropertyMap): PropertyMap => ({
      "4dabf18193072939515e22adb298388d": "d0e6a833031e9bbcd3f4e8bde6ca49a4",
      ...fields,
    });
    const wire = encodeProperties({
      plain: output({ value: 1 }),
      later: output({}),
      hidden: output({ value: "x", secret: true }),
    });
    expect(decodeProperties(wire)).toEqual({ plain: 1, later: unknown, hidden: new Secret("x") });
  });

  test.each([
    ["an asset", "c44067f5952c0a294b673a41bacd8c17"],
    ["an archive", "0def7320c3a5731c473e5ecbe6d01bc7"],
    ["a resource reference", "5cf8f73096256a8f31e491e813e4eb8e"],
  ])("refuses %s by name", (what, signature) => {
    const wire = encodeProperties({ file: { "4dabf18193072939515e22adb298388d": signature } });
    expect(() => decodeProperties(wire)).toThrow(`This provider takes no property that holds ${what}.`);
  });

  test("leaves out what is undefined and reads no bag as empty", () => {
    expect(decodeProperties(encodeProperties({ a: undefined } as unknown as PropertyMap))).toEqual({});
    expect(decodeProperties(undefined)).toEqual({});
  });
});
