/** The key and the value by which Pulumi marks a secret in a state (sdk/go/common/resource/sig). */
const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** Thrown where something reads a value that is encrypted in the state. */
class SecretValue extends Error {
  override readonly name = "SecretValue";
  readonly property: string;

  constructor(property: string) {
    super(`${property} is a secret`);
    this.property = property;
  }
}

/** The property that an error says is a secret; undefined for every other error. */
export function secretProperty(error: unknown): string | undefined {
  return error instanceof SecretValue ? error.property : undefined;
}

/** A copy of a state's value in which reading a secret throws SecretValue, so that none is judged or shown as text. */
export function veiled(value: unknown, path: readonly string[] = []): unknown {
  if (typeof value !== "object" || value === null) return value;
  const copy: object = Array.isArray(value) ? [] : {};
  for (const [key, part] of Object.entries(value)) {
    const place = [...path, key];
    Object.defineProperty(
      copy,
      key,
      isSecret(part)
        ? { enumerable: true, get: () => throwSecret(place) }
        : // Views may sort what they are given in place.
          { enumerable: true, writable: true, configurable: true, value: veiled(part, place) },
    );
  }
  return copy;
}

function isSecret(value: unknown): boolean {
  return typeof value === "object" && value !== null && Reflect.get(value, signatureKey) === secretSignature;
}

function throwSecret(path: readonly string[]): never {
  throw new SecretValue(path.join("."));
}
