import type {
  EngineEvent,
  StepEventMetadata,
  StepEventStateMetadata,
} from "@pulumi/pulumi/automation/index.js";
import type {
  Complaint,
  PolicyMessage,
  ResourceState,
  ResourceStep,
  TenantPreview,
} from "./tenant-preview.ts";

/**
 * Reads a preview out of the engine's events. Of several events about one resource the last counts: it has the outputs
 * that a component registers.
 */
export function readEvents(
  events: readonly EngineEvent[],
): Pick<TenantPreview, "steps" | "policies" | "complaints"> {
  const steps = new Map<string, ResourceStep>();
  const policies: PolicyMessage[] = [];
  const complaints: Complaint[] = [];
  for (const { resourcePreEvent, resOutputsEvent, policyEvent, diagnosticEvent } of events) {
    const metadata = (resOutputsEvent ?? resourcePreEvent)?.metadata;
    if (metadata) keep(steps, stepOf(metadata));
    if (policyEvent)
      policies.push({
        policy: policyEvent.policyName,
        isMandatory: policyEvent.enforcementLevel === "mandatory",
        message: plain(policyEvent.message),
        ...(policyEvent.resourceUrn ? { urn: policyEvent.resourceUrn } : {}),
      });
    const severity = diagnosticEvent?.severity;
    if (diagnosticEvent && (severity === "warning" || severity === "error") && !diagnosticEvent.ephemeral)
      complaints.push({ severity, message: plain(diagnosticEvent.message) });
  }
  return { steps: [...steps.values()], policies, complaints };
}

/**
 * A replacement is three steps of one resource: that which makes the new one shows both. An import that differs from what
 * there is goes on as an update, which shows both: it stays an import.
 */
function keep(steps: Map<string, ResourceStep>, step: ResourceStep): void {
  const op = steps.get(step.urn)?.op;
  if (op === "create-replacement" && step.op !== op) return;
  steps.set(step.urn, op === "import" ? { ...step, op } : step);
}

function stepOf({ op, urn, type, old, new: wanted, detailedDiff, diffs }: StepEventMetadata): ResourceStep {
  return {
    op,
    urn,
    type,
    ...(old ? { old: stateOf(old) } : {}),
    ...(wanted && op !== "delete" ? { new: stateOf(wanted) } : {}),
    differs: Object.keys(
      detailedDiff ?? Object.fromEntries((diffs ?? []).map((name) => [name, true])),
    ).sort(),
  };
}

function stateOf({ id, inputs, outputs, protect, parent, provider }: StepEventStateMetadata): ResourceState {
  return {
    id,
    inputs: inputs ?? {},
    outputs: outputs ?? {},
    protect: protect ?? false,
    ...(parent ? { parent } : {}),
    ...(provider ? { provider } : {}),
  };
}

/** Without the engine's own marks for colours. */
function plain(text: string): string {
  return text.replace(/<\{%[^%]*%\}>/g, "").trim();
}
