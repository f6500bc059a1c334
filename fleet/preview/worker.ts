import { type EngineEvent, LocalWorkspace, Stack } from "@pulumi/pulumi/automation/index.js";
import { failureReason, isNeverMade } from "./failure-reason.ts";
import type { PreviewRequest } from "./preview-tenants.ts";
import { readEvents } from "./read-events.ts";
import { recordedState } from "./recorded-state.ts";
import type { TenantPreview } from "./tenant-preview.ts";

/**
 * A process of its own for one tenant: it gets a request, answers with a preview, and ends. The Automation API installs
 * handlers for the whole process, so that several previews in one would take each other down.
 */
// Whoever asked is gone: so must be the engine, which is of the same process group.
process.once("disconnect", () => process.kill(-process.pid, "SIGKILL"));
process.once("message", async (request: PreviewRequest) => {
  const { tenant, project, isDeleted } = request;
  let answer: TenantPreview;
  try {
    answer = isDeleted ? await recordedState(project, tenant) : await preview(request);
  } catch (error) {
    answer = { tenant, steps: [], policies: [], complaints: [], failure: (error as Error).message };
  }
  process.send?.(answer, () => process.exit(0));
});

async function preview(request: PreviewRequest): Promise<TenantPreview> {
  const { tenant, project, policyPacks, configFile } = request;
  const workspace = await LocalWorkspace.create({ workDir: project });
  // Every command names its stack, so that the one that the user has selected stays selected.
  workspace.selectStack = async () => {};
  const stack = await Stack.select(tenant, workspace);
  const events: EngineEvent[] = [];
  const failure = await stack
    .preview({
      onEvent: (event) => void events.push(event),
      suppressOutputs: true,
      color: "never",
      policyPacks: [...policyPacks],
      ...(configFile === undefined ? {} : { configFile }),
    })
    .then(
      () => undefined,
      (error: Error) => error.message,
    );
  const read = readEvents(events);
  if (failure === undefined) return { tenant, ...read };
  const reason = failureReason(tenant, failure, read.complaints);
  return { tenant, ...read, failure: reason, ...(isNeverMade(reason) ? { isNeverMade: true } : {}) };
}
