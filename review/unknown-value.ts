import { unknownValue } from "../fleet/preview/tenant-preview.ts";

/** Reading a value that only the update tells. */
export class UnknownValue extends Error {
  readonly property: string;

  constructor(property: string) {
    super(`${property} is known only after the update.`);
    this.property = property;
  }
}

/** The property that an error says is not known yet; undefined for every other error. */
export function unknownProperty(error: unknown): string | undefined {
  return error instanceof UnknownValue ? error.property : undefined;
}

/** The same value, whose unknown parts throw UnknownValue when they are read, as they do in a policy pack. */
export function withUnknowns<Value extends object>(value: Value, path = ""): Value {
  if (!JSON.stringify(value).includes(unknownValue)) return value;
  return new Proxy(value, {
    get(target, name, receiver) {
      const part: unknown = Reflect.get(target, name, receiver);
      const at = path === "" ? String(name) : `${path}.${String(name)}`;
      if (part === unknownValue) throw new UnknownValue(at);
      return typeof part === "object" && part !== null ? withUnknowns(part, at) : part;
    },
  });
}
