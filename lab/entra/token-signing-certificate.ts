import type { PlainMap } from "../../providers/host/value.ts";
import { canonicalProperties } from "../canonical-properties.ts";
import { checkProperties } from "../check-properties.ts";
import type { PropertyRules } from "../property-rules.ts";
import { readBack } from "../read-back.ts";
import { doing, type EntraResource, type EntraSession, pathParts } from "./context.ts";
import type { EntraSigningKey } from "./world.ts";

const rules: PropertyRules = {
  displayName: { kind: "string" },
  endDate: { kind: "string" },
  servicePrincipalId: { kind: "string", required: true },
};

/** `azuread:index/servicePrincipalTokenSigningCertificate:ServicePrincipalTokenSigningCertificate`. */
export const tokenSigningCertificate: EntraResource = {
  computed: ["keyId", "startDate", "thumbprint", "value", "displayName", "endDate"],
  secretOutputs: ["value"],
  replaceOn: ["displayName", "endDate", "servicePrincipalId"],
  keptWhenUnset: ["displayName", "endDate"],
  canonical: (inputs) => canonicalProperties(rules, inputs),
  check(inputs, { name }) {
    const failures = checkProperties(rules, inputs, name);
    const { displayName, endDate } = inputs;
    const at = (property: string) => `Examine values at '${name}.${property}'.`;
    if (typeof displayName === "string" && !/^CN=.+$|^$/.test(displayName))
      failures.push({
        property: "displayName",
        reason: `invalid value for display_name (). ${at("displayName")}`,
      });
    if (typeof endDate === "string" && !/^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(endDate))
      failures.push({
        property: "endDate",
        reason: `expected "end_date" to be a valid RFC3339 date, got "${endDate}". ${at("endDate")}`,
      });
    return { inputs, failures };
  },

  async create(inputs, { config: { api } }) {
    const servicePrincipalId = String(inputs.servicePrincipalId);
    const [objectId = ""] = pathParts(servicePrincipalId, "servicePrincipals");
    const { displayName, endDate } = inputs;
    const key = await doing(`Could not add token signing certificate to ${servicePrincipalId}`, () =>
      api.servicePrincipals.addTokenSigningCertificate(objectId, {
        displayName: displayName ? String(displayName) : undefined,
        endDate: endDate ? String(endDate) : undefined,
      }),
    );
    return {
      id: `${objectId}/tokenSigningCertificate/${key.verifyKeyId}`,
      outputs: outputsOf(objectId, key),
    };
  },

  async read(id, { inputs }, { config }) {
    const { objectId, key } = find(id, config);
    if (key === undefined) return undefined;
    const outputs = outputsOf(objectId, key);
    const { displayName = null, endDate = null, servicePrincipalId = null } = outputs;
    const isImport = Object.keys(inputs).length === 0;
    const told: PlainMap = {
      servicePrincipalId,
      ...(isImport || "displayName" in inputs ? { displayName } : {}),
      ...(isImport || "endDate" in inputs ? { endDate } : {}),
    };
    return { id, inputs: readBack(rules, told, inputs), outputs };
  },

  async update(id) {
    throw new Error(`${id} has nothing that can be updated`);
  },

  /**
   * As the provider's code has it: it takes away the last certificate that is *not* the one it was asked for
   * (hashicorp/terraform-provider-azuread #1690), and then waits in vain for the other one to go.
   */
  async delete(id, _, { config }) {
    const { objectId, keyId, keys } = find(id, config);
    if (keys === undefined)
      throw new Error(`Retrieving /servicePrincipals/${objectId}: the Service Principal was not found`);
    const credentials = keys.flatMap((key) => [
      { keyId: key.signKeyId, key },
      { keyId: key.verifyKeyId, key },
    ]);
    const other = credentials.filter((credential) => credential.keyId !== keyId).at(-1)?.key;
    const left = keys.filter((key) => key !== other);
    config.api.servicePrincipals.setKeys(objectId, left);
    if (left.some((key) => key.verifyKeyId === keyId))
      throw new Error(
        `Waiting for deletion of token signing certificate credential "${keyId}" /servicePrincipals/${objectId}: timeout while waiting for state to become 'Deleted'`,
      );
  },
};

function find(id: string, { api }: EntraSession) {
  const [, objectId, keyId] = /^([^/]+)\/tokenSigningCertificate\/([^/]+)$/.exec(id) ?? [];
  if (objectId === undefined || keyId === undefined)
    throw new Error(
      `parsing Credential ID: expected {objectId}/tokenSigningCertificate/{keyId}, got ${JSON.stringify(id)}`,
    );
  const keys = api.servicePrincipals.get(objectId)?.keys;
  return { objectId, keyId, keys, key: keys?.find((one) => one.verifyKeyId === keyId) };
}

function outputsOf(objectId: string, key: EntraSigningKey): PlainMap {
  return {
    servicePrincipalId: `/servicePrincipals/${objectId}`,
    displayName: key.displayName,
    keyId: key.verifyKeyId,
    startDate: key.startDate,
    endDate: key.endDate,
    thumbprint: key.thumbprint,
    value: key.certificate,
  };
}
