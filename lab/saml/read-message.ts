import { Extractor } from "samlify";
import { parseXml } from "../../saml/xml/parse.ts";

/** What is read of a message: from each path of elements either its text or some of its attributes. */
export type MessageFields = Readonly<
  Record<string, { readonly path: readonly string[]; readonly attribute?: string }>
>;

/**
 * Reads a message by paths from its root. What is not there is undefined; of several the first counts.
 *
 * @throws WebexSsoError when it is no XML, or XML that two readers may read differently.
 */
export function readMessage<Fields extends MessageFields>(
  xml: string,
  fields: Fields,
): { readonly [Name in keyof Fields]?: string } {
  parseXml(xml);
  const found = Extractor.extract(
    xml,
    Object.entries(fields).map(([key, { path, attribute }]) => ({
      key,
      localPath: [...path],
      attributes: attribute === undefined ? [] : [attribute],
    })),
  );
  const texts = Object.keys(fields).flatMap((name) => {
    const value = found[name];
    const first = Array.isArray(value) ? value[0] : value;
    return typeof first === "string" ? [[name, first.trim()] as const] : [];
  });
  return Object.fromEntries(texts) as { [Name in keyof Fields]?: string };
}
