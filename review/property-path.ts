/**
 * The steps of a property's path, as the engine writes it.
 *
 * @example stepsOf('samlOptions.spVerification.certificateIds[0]["a.b"]') // ["samlOptions", "spVerification", "certificateIds", "0", "a.b"]
 */
function stepsOf(path: string): string[] {
  const pieces = path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g);
  return [...pieces].map(([, quoted, index, name]) => quoted ?? index ?? name ?? "");
}

/** The value at a path; undefined where there is none. */
export function valueAt(value: unknown, path: string): unknown {
  return stepsOf(path).reduce<unknown>(
    (part, step) => (part as Record<string, unknown> | undefined | null)?.[step],
    value,
  );
}

/** A copy with another value at a path; undefined takes away what is there. */
export function withValueAt(value: unknown, path: string, replacement: unknown): unknown {
  return replaced(value, stepsOf(path), replacement);
}

function replaced(value: unknown, [step, ...rest]: readonly string[], replacement: unknown): unknown {
  if (step === undefined) return replacement;
  const part = replaced((value as Record<string, unknown> | undefined | null)?.[step], rest, replacement);
  if (Array.isArray(value)) {
    const copy = [...value];
    copy[Number(step)] = part;
    return copy.filter((one) => one !== undefined);
  }
  const { [step]: _, ...others } = (typeof value === "object" && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  return part === undefined ? others : { ...others, [step]: part };
}
