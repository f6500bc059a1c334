import type { ChangeInGit } from "../../fleet/touched/find-touched.ts";
import type { TouchedTenant } from "../../fleet/touched/touched-tenants.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";

/**
 * Those of the touched tenants that the user asks for.
 *
 * @throws WebexSsoError `tenant-not-touched`: a name that is mistyped must not look like a change that is safe.
 */
export function chosenTenants(
  { tenants, base }: Pick<ChangeInGit, "tenants" | "base">,
  only: readonly string[] | undefined,
): readonly TouchedTenant[] {
  if (only === undefined) return tenants;
  const strange = only.filter((name) => !tenants.some(({ tenant }) => tenant === name));
  if (strange.length > 0)
    throw new WebexSsoError(
      "tenant-not-touched",
      `The change since ${base.name} does not touch ${strange.join(", ")}. It touches: ${tenants.map(({ tenant }) => tenant).join(", ") || "no tenant"}.`,
    );
  return tenants.filter(({ tenant }) => only.includes(tenant));
}
