import { type EngineEvent, LocalWorkspace, Stack } from "@pulumi/pulumi/automation/index.js";
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

async function preview({ tenant, project, policyPacks }: PreviewRequest): Promise<TenantPreview> {
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
    })
    .then(
      () => undefined,
      (error: Error) => error.message,
    );
  const read = readEvents(events);
  return {
    tenant,
    ...read,
    ...(failure === undefined ? {} : { failure: reasonOf(tenant, failure, read.complaints) }),
  };
}

/** What the engine said of it; its error also quotes the whole output. */
function reasonOf(tenant: string, message: string, complaints: TenantPreview["complaints"]): string {
  const errors = complaints.filter(({ severity }) => severity === "error").map((one) => one.message);
  const lines = message.split("\n").filter((line) => /^\s*(stderr: )?error: /.test(line));
  const said = [...new Set(errors.length > 0 ? errors : lines.map((line) => line.trim()))].join("\n");
  if (/no stack named/.test(said))
    return `${said}\n→ Make the stack of a new tenant before its review: pulumi stack init ${tenant}`;
  return said || "The engine did not say why.";
}
