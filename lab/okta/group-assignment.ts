import type { PlainMap } from "../../providers/host/value.ts";
import { canonicalProperties } from "../canonical-properties.ts";
import { checkProperties } from "../check-properties.ts";
import type { PropertyRules } from "../property-rules.ts";
import { readBack } from "../read-back.ts";
import { withDefaults } from "../with-defaults.ts";
import { doing, type OktaResource, type OktaSession } from "./context.ts";
import type { OktaAssignment } from "./world.ts";

const rules: PropertyRules = {
  appId: { kind: "string", required: true },
  groupId: { kind: "string", required: true },
  priority: { kind: "integer" },
  profile: { kind: "json" },
  retainAssignment: { kind: "boolean", default: false },
};

/** `okta:app/groupAssignment:GroupAssignment`: one group of an application. Its id is the group's. */
export const groupAssignment: OktaResource = {
  replaceOn: ["appId", "groupId"],
  keptWhenUnset: ["priority", "profile"],
  canonical: (inputs) => canonicalProperties(rules, inputs),
  check: (inputs, { name }) => ({
    inputs: withDefaults(rules, inputs),
    failures: checkProperties(rules, inputs, name),
  }),
  async create(inputs, { config }) {
    const assignment = doing("failed to create application group assignment", () => assign(inputs, config));
    return { id: assignment.groupId, outputs: outputsOf(assignment, inputs) };
  },
  async read(id, { inputs, outputs }, { config }) {
    const [appId = "", groupId = ""] = idsOf(id, { ...outputs, ...inputs });
    const found = config.api.assignments.list(appId)?.find((item) => item.groupId === groupId);
    if (found === undefined) return undefined;
    const actual = outputsOf(found, inputs);
    const { priority, profile, ...identity } = actual;
    const told = {
      ...identity,
      ...("priority" in inputs ? { priority } : {}),
      ...("profile" in inputs || profile !== "{}" ? { profile } : {}),
    } as PlainMap;
    return { id: groupId, inputs: readBack(rules, told, inputs), outputs: actual };
  },
  async update(_id, _olds, news, { config }) {
    const action = "failed to update application group assignment";
    return outputsOf(
      doing(action, () => assign(news, config)),
      news,
    );
  },
  async delete(id, { outputs, inputs }, { config }) {
    const { appId, retainAssignment } = { ...outputs, ...inputs };
    if (retainAssignment === true) return;
    doing("failed to delete application group assignment", () =>
      config.api.assignments.delete(String(appId), id),
    );
  },
};

function idsOf(id: string, { appId, groupId }: PlainMap): readonly string[] {
  if (appId !== undefined) return [String(appId), String(groupId)];
  const parts = id.split("/");
  if (parts.length !== 2) {
    throw new Error("invalid resource import specifier. Use: terraform import <app_id>/<group_id>");
  }
  return parts;
}

function assign(
  { appId, groupId, priority, profile = "{}" }: PlainMap,
  { api }: OktaSession,
): OktaAssignment {
  return api.assignments.put({
    appId: String(appId),
    groupId: String(groupId),
    priority: typeof priority === "number" ? priority : undefined,
    profile: String(profile),
  });
}

function outputsOf(assignment: OktaAssignment, inputs: PlainMap): PlainMap {
  return { ...assignment, retainAssignment: inputs.retainAssignment ?? false };
}
