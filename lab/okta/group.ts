import type { PlainMap } from "../../providers/host/value.ts";
import { canonicalProperties } from "../canonical-properties.ts";
import { checkProperties } from "../check-properties.ts";
import type { PropertyRules } from "../property-rules.ts";
import { readBack } from "../read-back.ts";
import { withDefaults } from "../with-defaults.ts";
import { doing, type OktaResource } from "./context.ts";
import type { OktaGroup } from "./world.ts";

const rules: PropertyRules = {
  customProfileAttributes: { kind: "json" },
  description: { kind: "string" },
  name: { kind: "string", required: true },
  skipUsers: { kind: "boolean", default: false },
};

/** `okta:group/group:Group`: a group of the organization's own. */
export const group: OktaResource = {
  keptWhenUnset: ["customProfileAttributes"],
  canonical: (inputs) => canonicalProperties(rules, inputs),
  check(inputs, { name, olds, seed }) {
    const named: PlainMap = { name: olds.name ?? automaticName(name, seed), ...inputs };
    return { inputs: withDefaults(rules, named), failures: checkProperties(rules, named, name) };
  },
  async create(inputs, { config }) {
    const created = doing("failed to create group", () => config.api.groups.create(fieldsOf(inputs)));
    return { id: created.id, outputs: outputsOf(created, inputs) };
  },
  async read(id, { inputs }, { config }) {
    const found = config.api.groups.get(id.split("/")[0] ?? id);
    if (found === undefined) return undefined;
    const outputs = outputsOf(found, inputs);
    return { id: found.id, inputs: readBack(rules, outputs, inputs), outputs };
  },
  async update(id, _, news, { config }) {
    return outputsOf(
      doing("failed to update group", () => config.api.groups.update(id, fieldsOf(news))),
      news,
    );
  },
  async delete(id, _, { config }) {
    doing("failed to delete group", () => config.api.groups.delete(id));
  },
};

/** A name that the program leaves out: its resource name and seven digits, as the provider makes it. */
function automaticName(name: string, seed: Uint8Array): string {
  return `${name}-${Buffer.from(seed).toString("hex").slice(0, 7).padEnd(7, "0")}`;
}

function fieldsOf(inputs: PlainMap): Omit<OktaGroup, "id"> {
  return {
    name: String(inputs.name),
    description: String(inputs.description ?? ""),
    customProfileAttributes: String(inputs.customProfileAttributes ?? "{}"),
  };
}

function outputsOf({ id: _, ...fields }: OktaGroup, inputs: PlainMap): PlainMap {
  const { customProfileAttributes, ...named } = fields;
  const hasAttributes = customProfileAttributes !== "{}" || inputs.customProfileAttributes !== undefined;
  return {
    ...named,
    skipUsers: inputs.skipUsers ?? false,
    ...(hasAttributes ? { customProfileAttributes } : {}),
  };
}
