import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { previewTenants } from "../../fleet/preview/preview-tenants.ts";
import type { TenantPreview } from "../../fleet/preview/tenant-preview.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import type { StackFileEdit } from "../../stacks/edit-stack-file.ts";

/**
 * Previews a tenant with a stack file that is not written yet: the engine reads a copy elsewhere, so that file and state
 * stay as they are.
 *
 * @throws WebexSsoError `adopt-refused` with what the engine or the identity provider says.
 */
export async function previewAdoption(
  project: string,
  tenant: string,
  { file, after }: Pick<StackFileEdit, "file" | "after">,
): Promise<TenantPreview> {
  const folder = mkdtempSync(join(tmpdir(), "webex-sso-adopt-"));
  try {
    const configFile = join(folder, basename(file));
    writeFileSync(configFile, after, { mode: 0o600 });
    const [preview] = await previewTenants(
      [{ tenant, project, policyPacks: [], isDeleted: false, configFile }],
      {
        environment: process.env as Record<string, string>,
      },
    );
    if (preview === undefined) throw new Error(`${tenant} has no preview.`);
    if (preview.failure === undefined) return preview;
    throw new WebexSsoError(
      "adopt-refused",
      `${tenant} cannot be adopted like this, and nothing was changed:\n${preview.failure}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
