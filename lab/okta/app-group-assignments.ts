import { isMap, type PlainMap } from "../../providers/host/value.ts";
import { canonicalProperties } from "../canonical-properties.ts";
import { checkProperties } from "../check-properties.ts";
import type { PropertyRules } from "../property-rules.ts";
import { withDefaults } from "../with-defaults.ts";
import type { OktaApi } from "./api.ts";
import { doing, type OktaResource } from "./context.ts";
import type { OktaAssignment } from "./world.ts";

const rules: PropertyRules = {
  appId: { kind: "string", required: true },
  groups: {
    kind: "list",
    items: {
      kind: "object",
      properties: {
        id: { kind: "string", required: true },
        priority: { kind: "integer" },
        profile: { kind: "json", required: true, default: "{}" },
      },
    },
  },
};

/** `okta:index/appGroupAssignments:AppGroupAssignments`: all groups of an application. Its id is the application's. */
export const appGroupAssignments: OktaResource = {
  replaceOn: ["appId"],
  canonical: (inputs) => canonicalProperties(rules, inputs),
  check(inputs, { name }) {
    const completed = withDefaults(rules, inputs);
    return { inputs: completed, failures: checkProperties(rules, completed, name) };
  },
  async create(inputs, { config }) {
    doing("failed to create application group assignment", () => assignAll(inputs, config.api));
    return {
      id: String(inputs.appId),
      outputs: { appId: inputs.appId ?? null, groups: read(inputs, config.api) },
    };
  },
  async read(id, { inputs }, { config }) {
    const known: PlainMap = { ...inputs, appId: inputs.appId ?? id };
    // The provider does not notice that the application is gone: what the state says stays.
    if (config.api.assignments.list(id) === undefined) return { id, inputs: known, outputs: known };
    const groups = read(known, config.api);
    return {
      id,
      inputs: { ...known, groups: groups.map((group) => declaredForm(group, inputs)) },
      outputs: { appId: id, groups },
    };
  },
  async update(id, olds, news, { config }) {
    const kept = new Set(groupsOf(news).map((group) => group.id));
    const removed = groupsOf(olds.inputs).filter((group) => !kept.has(group.id));
    doing("failed to delete group assignment", () => {
      for (const group of removed) config.api.assignments.delete(id, String(group.id));
    });
    doing("failed to add/update group assignment", () => assignAll(news, config.api));
    return { appId: news.appId ?? null, groups: read(news, config.api) };
  },
  async delete(id, { outputs }, { config }) {
    const assigned = config.api.assignments.list(id) ?? [];
    for (const group of groupsOf(outputs)) {
      if (assigned.some(({ groupId }) => groupId === group.id))
        config.api.assignments.delete(id, String(group.id));
    }
  },
};

function groupsOf({ groups }: PlainMap): PlainMap[] {
  return Array.isArray(groups) ? groups.filter(isMap) : [];
}

function assignAll(inputs: PlainMap, { assignments }: OktaApi): void {
  for (const { id, priority, profile = "{}" } of groupsOf(inputs)) {
    assignments.put({
      appId: String(inputs.appId),
      groupId: String(id),
      priority: typeof priority === "number" ? priority : undefined,
      profile: String(profile),
    });
  }
}

/** Those that the program lists in its order, then what somebody else assigned. */
function read(inputs: PlainMap, api: OktaApi): PlainMap[] {
  const assigned = api.assignments.list(String(inputs.appId)) ?? [];
  const listed = groupsOf(inputs).map(({ id }) => id);
  const places = ({ groupId }: OktaAssignment) =>
    listed.includes(groupId) ? listed.indexOf(groupId) : listed.length;
  return assigned
    .toSorted((a, b) => places(a) - places(b))
    .map(({ groupId, priority, profile }) => ({ id: groupId, priority, profile }));
}

/** A priority that the program leaves to the service is no input of its. */
function declaredForm({ id = null, priority = null, profile = null }: PlainMap, inputs: PlainMap): PlainMap {
  const declared = groupsOf(inputs).find((group) => group.id === id);
  const isOurs = typeof declared?.priority === "number";
  return isOurs ? { id, priority, profile } : { id, profile };
}
