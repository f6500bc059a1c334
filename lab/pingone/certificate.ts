import { X509Certificate } from "node:crypto";
import type { InputFailure } from "../../providers/host/definition.ts";
import type { PlainMap } from "../../providers/host/value.ts";
import { canonicalProperties } from "../canonical-properties.ts";
import { checkProperties } from "../check-properties.ts";
import type { PropertyRules } from "../property-rules.ts";
import { apiOf, importIds, type PingOneResource } from "./session.ts";
import type { PingOneCert } from "./world.ts";

const rules: PropertyRules = {
  environmentId: { kind: "string", required: true },
  pemFile: { kind: "string" },
  pkcs7FileBase64: { kind: "string" },
  usageType: { kind: "string", required: true },
};
const usageTypes = ["ENCRYPTION", "SIGNING", "SSL/TLS", "ISSUANCE"];

/** `pingone:index/certificate:Certificate`. Nothing of it can change; the provider never reads the file back. */
export const certificate: PingOneResource = {
  computed: ["name", "subjectDn", "expiresAt"],
  replaceOn: Object.keys(rules),
  canonical: (inputs) => canonicalProperties(rules, inputs),
  check: (inputs, { name }) => ({
    inputs,
    failures: [...checkProperties(rules, inputs, name), ...fileFailures(inputs)],
  }),
  async create(inputs, { config }) {
    const { certificates } = apiOf(config, inputs);
    const made = certificates.create(String(inputs.usageType), String(inputs.pemFile));
    return { id: made.id, outputs: { ...computed(made), ...inputs } };
  },
  async read(id, { inputs, outputs }, { config }) {
    const known = { ...outputs, ...inputs };
    const [environmentId = "", certificateId = ""] =
      known.environmentId === undefined
        ? importIds(id, ["environment_id", "certificate_id"])
        : [String(known.environmentId), id];
    const found = apiOf(config, { environmentId }).certificates.get(certificateId);
    if (found === undefined) return undefined;
    const { usageType } = found;
    const identity = { environmentId, usageType };
    return {
      id: found.id,
      inputs: { ...inputs, ...identity },
      outputs: { ...known, ...identity, ...computed(found) },
    };
  },
  async update() {
    throw new Error("A certificate of PingOne cannot be changed.");
  },
  async delete(id, { inputs, outputs }, { config }) {
    apiOf(config, { ...outputs, ...inputs }).certificates.delete(id);
  },
};

function fileFailures({ pemFile, pkcs7FileBase64, usageType }: PlainMap): InputFailure[] {
  const failures: InputFailure[] = [];
  if (!pemFile === !pkcs7FileBase64)
    failures.push({
      property: "pemFile",
      reason:
        'Invalid combination of arguments. "pem_file": one of `pem_file,pkcs7_file_base64` must be specified.',
    });
  if (typeof usageType === "string" && !usageTypes.includes(usageType))
    failures.push({
      property: "usageType",
      reason: `expected usage_type to be one of ${usageTypes.join(", ")}, got ${usageType}.`,
    });
  return failures;
}

function computed({ pemFile }: PingOneCert): PlainMap {
  const { subject, validTo } = new X509Certificate(pemFile);
  return { name: subject, subjectDn: subject, expiresAt: new Date(validTo).toISOString() };
}
