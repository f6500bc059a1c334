import { isDeepStrictEqual } from "node:util";
import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type ToStringOptions,
  YAMLMap,
} from "yaml";
import { WebexSsoError } from "../saml/webex-sso-error.ts";

/** Keys of `config` with what they are to be; `undefined` takes a key away. */
export type ConfigChanges = Readonly<Record<string, unknown>>;

/**
 * The text of a stack file with some keys of its `config` changed. Comments, order, quotes, secrets and whatever else is
 * in the file stay as they are, and what comes out has been read again and compared.
 *
 * @param file how messages call it.
 * @throws WebexSsoError `stack-file-not-changed`
 * @example changedYaml(text, { "webex-sso:groups": ["00g1"], "webex-sso:import": undefined }, "Pulumi.acme.yaml")
 */
export function changedYaml(text: string, changes: ConfigChanges, file: string): string {
  const document = parseDocument(text);
  if (document.errors.length > 0)
    throw notChanged(file, `it is no YAML: ${document.errors[0]?.message.split("\n")[0]}`);
  const before: Record<string, unknown> = document.toJS() ?? {};
  if (!isMapping(before) || !isMapping(before.config ?? {}))
    throw notChanged(file, "it is no mapping of keys to values");
  const layout = layoutOf(text, document);
  const config = configOf(document);
  for (const [key, value] of Object.entries(changes)) {
    if (holdsSecret(config.toJS(document)[key]))
      throw notChanged(file, `${key} is a secret, which only pulumi config set --secret ${key} changes`);
    if (value === undefined) config.delete(key);
    else config.set(document.createNode(key), merged(document, config.get(key, true), value));
  }
  const after = written(document, layout, file);
  const expected = { ...before, config: withChanges((before.config ?? {}) as object, changes) };
  if (!isDeepStrictEqual(parseDocument(after).toJS(), expected))
    throw notChanged(file, "what would be written reads back as something else (anchors, perhaps)");
  return /\r\n/.test(text) ? after.replace(/\r?\n/g, "\r\n") : after;
}

/** The engine encrypts one text at a time; a key with one within is its own to change. */
function holdsSecret(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return "secure" in value || Object.values(value).some(holdsSecret);
}

function configOf(document: Document): YAMLMap {
  if (!isMap(document.contents)) document.contents = new YAMLMap(document.schema);
  const config = document.get("config");
  if (isMap(config)) return config;
  document.set("config", new YAMLMap(document.schema));
  return document.get("config") as YAMLMap;
}

/** What was there stays a node, with its comments and quotes, as far as it says the same. */
function merged(document: Document, old: unknown, value: unknown): Node {
  if (isMap(old) && isMapping(value)) {
    for (const { key } of [...old.items])
      if (isScalar(key) && value[String(key.value)] === undefined) old.delete(key);
    for (const [key, child] of Object.entries(value))
      if (child !== undefined) old.set(key, merged(document, old.get(key, true), child));
    return old;
  }
  if (isSeq(old) && Array.isArray(value)) {
    const left = [...old.items] as Node[];
    const same = value.map((child) => taken(left, (node) => isDeepStrictEqual(node.toJS(document), child)));
    // The rest is paired by place: a customer with another group is that customer still.
    old.items = value.map((child, place) => same[place] ?? merged(document, left.shift(), child));
    return old;
  }
  if (isScalar(old) && old.value === value) return old;
  return document.createNode(value);
}

function taken<Item>(items: Item[], wanted: (item: Item) => boolean): Item | undefined {
  const place = items.findIndex(wanted);
  return place === -1 ? undefined : items.splice(place, 1)[0];
}

function withChanges(config: object, changes: ConfigChanges): object {
  const all = Object.entries({ ...config, ...changes }).filter(([, value]) => value !== undefined);
  // Through JSON: undefined within a value is a key that is not there.
  return JSON.parse(JSON.stringify(Object.fromEntries(all)));
}

/** How the file is laid out: the layout in which it is printed as it stands, or nearly. */
function layoutOf(text: string, document: Document): ToStringOptions {
  const unixText = text.replace(/\r\n/g, "\n");
  const layouts = [2, 4].flatMap((indent) =>
    [true, false].flatMap((indentSeq) =>
      [false, true].map((flowCollectionPadding) => ({
        indent,
        indentSeq,
        flowCollectionPadding,
        lineWidth: 0,
      })),
    ),
  );
  const linesOf = (printed: string) => new Set(printed.split("\n"));
  const original = linesOf(unixText);
  const others = (layout: ToStringOptions) =>
    [...linesOf(String(document.toString(layout)))].filter((line) => !original.has(line)).length;
  const rated = layouts.map((layout) => ({ layout, others: others(layout) }));
  return rated.reduce((best, one) => (one.others < best.others ? one : best)).layout;
}

function written(document: Document, layout: ToStringOptions, file: string): string {
  try {
    return document.toString(layout);
  } catch (cause) {
    throw notChanged(file, (cause as Error).message, cause);
  }
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isCollection(value);
}

function notChanged(file: string, reason: string, cause?: unknown): WebexSsoError {
  return new WebexSsoError(
    "stack-file-not-changed",
    `${file} was not changed: ${reason}. Change it by hand, or mend it and run this again.`,
    { cause },
  );
}
