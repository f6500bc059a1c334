import type { ResourceState, ResourceStep } from "../fleet/preview/tenant-preview.ts";
import type { JudgedField } from "../policies/field.ts";
import { readTrust } from "../policies/reading.ts";
import { sourceOf } from "../policies/trusts/index.ts";
import type { RawResource } from "../policies/trusts/raw-resource.ts";
import { otherSettingOf } from "./other-settings.ts";
import { valueAt, withValueAt } from "./property-path.ts";
import { rawResources } from "./raw-resources.ts";
import { terms } from "./terms.ts";
import type { TrustChange } from "./trust-changes.ts";
import { unknownProperty } from "./unknown-value.ts";

const fields: readonly JudgedField[] = [...(Object.keys(terms) as JudgedField[]), "vendorSettings"];

/**
 * Changes of a trust's resources that none of its fields explains: settings of the vendor's own. A property is explained
 * when the trust reads otherwise without this one change, or with nothing but it. Which properties those are, each
 * vendor's view knows, and no list beside it.
 */
export function otherSettingChanges(urn: string, steps: readonly ResourceStep[]): TrustChange[] {
  const { before, after } = rawResources(steps);
  const [old, wanted] = [textOf(urn, before), textOf(urn, after)];
  return steps
    .filter((step) => step.old !== undefined && step.new !== undefined && belongs(step, urn, after))
    .flatMap((step) =>
      step.differs
        .filter((path) => {
          const reverted = rawResources(
            steps.map((one) => (one === step ? withChange(step, "new", path) : one)),
          );
          const alone = rawResources(
            steps.map((one) => (one === step ? withChange(step, "old", path) : one)),
          );
          return textOf(urn, reverted.after) === wanted && textOf(urn, alone.before) === old;
        })
        .map((path) => changeOf(path, step)),
    );
}

/** The trust's own resource, those of the same component, and those that refer to it. */
function belongs({ urn: own, old }: ResourceStep, urn: string, resources: readonly RawResource[]): boolean {
  if (own === urn) return true;
  const [trust, other] = [urn, own].map((one) => resources.find((resource) => resource.urn === one));
  const component = trust?.parent?.type;
  if (component !== undefined && component !== "pulumi:pulumi:Stack")
    return old?.parent === trust?.parent?.urn;
  return Object.values(other?.dependencies ?? {}).some((list) => list.some((one) => one.urn === urn));
}

/** The step with the value of its other side at one path. */
function withChange(step: ResourceStep, side: "old" | "new", path: string): ResourceStep {
  const [state, other] = side === "new" ? [step.new, step.old] : [step.old, step.new];
  if (state === undefined) return step;
  const value = valueAt(other?.inputs, path);
  const inputs = withValueAt(state.inputs, path, value) as ResourceState["inputs"];
  // Inputs come first; what they lack would be taken from the outputs.
  const outputs = withValueAt(state.outputs, path, value) as ResourceState["outputs"];
  return { ...step, [side]: { ...state, inputs, outputs } };
}

function textOf(urn: string, resources: readonly RawResource[]): string {
  const resource = resources.find((one) => one.urn === urn);
  const source = resource && sourceOf(resource.type);
  if (resource === undefined || source === undefined) return "";
  const readings = readTrust(source, resource, resources, unknownProperty);
  return JSON.stringify(fields.map((field) => readings(field)));
}

function changeOf(path: string, step: ResourceStep): TrustChange {
  const { title, effect, notice, isShown } = otherSettingOf(path);
  const shown = (state: ResourceState | undefined) => {
    const value = isShown ? valueAt(state?.inputs, path) : undefined;
    return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
  };
  const [before, after] = [shown(step.old), shown(step.new)];
  return {
    title,
    kind: "changed",
    about: path,
    effect,
    notice,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}
