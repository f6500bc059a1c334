import type { PreviewRequest } from "../../fleet/preview/preview-tenants.ts";

/** A worker whose tenant's name says how it ends. */
process.once("message", ({ tenant }: PreviewRequest) => {
  if (tenant === "throws") throw new Error("nobody catches this");
  if (tenant === "is killed") process.kill(process.pid, "SIGKILL");
  if (tenant === "answers")
    process.send?.({ tenant, steps: [], policies: [], complaints: [] }, () => process.exit(0));
});
