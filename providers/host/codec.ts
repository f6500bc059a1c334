import structPb from "google-protobuf/google/protobuf/struct_pb.js";
import { isMap, type Property, type PropertyMap, Secret, unknown } from "./value.ts";

const { ListValue, Struct, Value } = structPb;

const signature = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const outputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const unknownString = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** One per type of the missing value: boolean, number, string, array, asset, archive, object. */
const unknowns = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  unknownString,
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

const refused: Readonly<Record<string, string>> = {
  c44067f5952c0a294b673a41bacd8c17: "an asset",
  "0def7320c3a5731c473e5ecbe6d01bc7": "an archive",
  "5cf8f73096256a8f31e491e813e4eb8e": "a resource reference",
};

/** The properties of a message of the engine as plain data with marks for secret and not yet known values. */
export function decodeProperties(struct: structPb.Struct | undefined): PropertyMap {
  return struct === undefined ? {} : decodeMap(struct);
}

/** The counterpart of `decodeProperties`; a property that is `undefined` is left out. */
export function encodeProperties(properties: PropertyMap): structPb.Struct {
  const struct = new Struct();
  for (const [name, value] of Object.entries(properties)) {
    if (value !== undefined) struct.getFieldsMap().set(name, encode(value));
  }
  return struct;
}

function decodeMap(struct: structPb.Struct): PropertyMap {
  const entries: [string, Property][] = [];
  struct.getFieldsMap().forEach((value, name) => {
    entries.push([name, decode(value)]);
  });
  return Object.fromEntries(entries);
}

function decode(value: structPb.Value): Property {
  switch (value.getKindCase()) {
    case Value.KindCase.BOOL_VALUE:
      return value.getBoolValue();
    case Value.KindCase.NUMBER_VALUE:
      return value.getNumberValue();
    case Value.KindCase.STRING_VALUE:
      return unknowns.has(value.getStringValue()) ? unknown : value.getStringValue();
    case Value.KindCase.LIST_VALUE:
      return (value.getListValue() ?? new ListValue()).getValuesList().map(decode);
    case Value.KindCase.STRUCT_VALUE:
      return decodeObject(decodeMap(value.getStructValue() ?? new Struct()));
    default:
      return null;
  }
}

function decodeObject(properties: PropertyMap): Property {
  const kind = properties[signature];
  if (kind === undefined) return properties;
  if (kind === secretSignature) return new Secret(properties.value ?? null);
  if (kind === outputSignature) {
    const value = properties.value ?? unknown;
    return properties.secret === true ? new Secret(value) : value;
  }
  throw new Error(
    `This provider takes no property that holds ${refused[String(kind)] ?? "a special value"}.`,
  );
}

function encode(property: Property): structPb.Value {
  const value = new Value();
  if (property === unknown) value.setStringValue(unknownString);
  else if (property instanceof Secret) value.setStructValue(encodeSecret(property));
  else if (typeof property === "boolean") value.setBoolValue(property);
  else if (typeof property === "number") value.setNumberValue(property);
  else if (typeof property === "string") value.setStringValue(property);
  else if (Array.isArray(property)) value.setListValue(encodeList(property));
  else if (isMap(property)) value.setStructValue(encodeProperties(property));
  else value.setNullValue(0);
  return value;
}

function encodeList(items: readonly Property[]): structPb.ListValue {
  const list = new ListValue();
  list.setValuesList(items.map(encode));
  return list;
}

function encodeSecret({ value }: Secret): structPb.Struct {
  const envelope = new Struct();
  envelope.getFieldsMap().set(signature, encode(secretSignature));
  envelope.getFieldsMap().set("value", encode(value));
  return envelope;
}
