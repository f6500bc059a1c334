import type { InputFailure } from "../../providers/host/definition.ts";
import type { PlainMap } from "../../providers/host/value.ts";
import { canonicalProperties } from "../canonical-properties.ts";
import { checkProperties } from "../check-properties.ts";
import type { PropertyRules } from "../property-rules.ts";
import { readBack } from "../read-back.ts";
import { apiOf, importIds, type PingOneResource } from "./session.ts";
import type { PingOneMapping } from "./world.ts";

const rules: PropertyRules = {
  applicationId: { kind: "string", required: true },
  environmentId: { kind: "string", required: true },
  name: { kind: "string", required: true },
  required: { kind: "boolean", vendorDefault: false },
  samlSubjectNameformat: { kind: "string" },
  value: { kind: "string", required: true },
};
const subject = "saml_subject";
const subjectDefault = "${user.id}";

/** `pingone:index/applicationAttributeMapping:ApplicationAttributeMapping`. */
export const applicationAttributeMapping: PingOneResource = {
  replaceOn: ["applicationId", "environmentId"],
  canonical: (inputs) => canonicalProperties(rules, inputs),
  check: (inputs, { name }) => ({
    inputs,
    failures: [...checkProperties(rules, inputs, name), ...subjectFailures(inputs)],
  }),
  async create(inputs, { config }) {
    const { mappings } = apiOf(config, inputs);
    const applicationId = String(inputs.applicationId);
    // Every application has the mapping of the subject: the provider changes that one.
    const core = mappings
      .list(applicationId)
      .find((one) => one.mappingType === "CORE" && one.name === inputs.name);
    const made =
      core === undefined
        ? mappings.create(applicationId, fieldsOf(inputs))
        : mappings.update(applicationId, core.id, fieldsOf(inputs));
    return { id: made.id, outputs: outputsOf(made, inputs) };
  },
  async read(id, { inputs, outputs }, { config }) {
    const known = { ...outputs, ...inputs };
    const [environmentId = "", applicationId = "", mappingId = ""] =
      known.environmentId === undefined
        ? importIds(id, ["environment_id", "application_id", "attribute_mapping_id"])
        : [String(known.environmentId), String(known.applicationId), id];
    const identity = { environmentId };
    const found = apiOf(config, identity).mappings.get(applicationId, mappingId);
    if (found === undefined) return undefined;
    const actual = outputsOf(found, identity);
    return { id: found.id, inputs: readBack(rules, actual, inputs), outputs: actual };
  },
  async update(id, _, news, { config }) {
    const { mappings } = apiOf(config, news);
    return outputsOf(mappings.update(String(news.applicationId), id, fieldsOf(news)), news);
  },
  async delete(id, { inputs, outputs }, { config }) {
    const known = { ...outputs, ...inputs };
    const { mappings } = apiOf(config, known);
    const applicationId = String(known.applicationId);
    const found = mappings.get(applicationId, id);
    if (found === undefined) return;
    if (found.mappingType === "CORE")
      mappings.update(applicationId, id, { name: subject, value: subjectDefault, required: true });
    else mappings.delete(applicationId, id);
  },
};

function subjectFailures({ name, required, samlSubjectNameformat }: PlainMap): InputFailure[] {
  const isSubject = String(name).toLowerCase() === subject;
  if (isSubject && required !== true)
    return [
      {
        property: "required",
        reason: `The attribute ${subject} is a core attribute: "required" must be true.`,
      },
    ];
  if (!isSubject && samlSubjectNameformat !== undefined)
    return [
      {
        property: "samlSubjectNameformat",
        reason: `"saml_subject_nameformat" only applies to the attribute ${subject}.`,
      },
    ];
  return [];
}

function fieldsOf({ name, value, required }: PlainMap): Pick<PingOneMapping, "name" | "value" | "required"> {
  return { name: String(name), value: String(value), required: required === true };
}

function outputsOf({ id: _, ...mapping }: PingOneMapping, { environmentId = null }: PlainMap): PlainMap {
  return { ...mapping, environmentId };
}
