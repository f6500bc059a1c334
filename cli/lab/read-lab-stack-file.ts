import type { ReadStackFile } from "../../lab/tenant/deploy-tenant.ts";
import { readStackFile } from "../../stacks/stack-file.ts";
import { administrations } from "../../vendors/administrations.ts";
import type { VendorKind } from "../../vendors/index.ts";

/**
 * The file of a tenant's stack for the lab: a tenant without credentials, as `onboard` makes it, has those that its
 * identity provider asks for. The lab has values of its own for secrets, so that there is nothing to wait for.
 *
 * @throws WebexSsoError `tenant-missing`, `tenant-unreadable`
 */
export const readLabStackFile: ReadStackFile = (project, tenant) => {
  const file = readStackFile(project, tenant);
  const { kind } = (file.values["webex-sso:idp"] ?? {}) as { readonly kind?: VendorKind };
  const key =
    kind !== undefined && Object.hasOwn(administrations, kind)
      ? administrations[kind].onboarding.secret.key
      : "";
  const provider = key.replace(/[^:]*$/, "");
  // Who has a secret of the provider has chosen how to prove who they are.
  const isThere = Object.keys(file.values).some((one) => one.startsWith(provider) && file.isSecret(one));
  if (key === "" || isThere) return file;
  return {
    ...file,
    values: { ...file.values, [key]: { secure: "" } },
    isSecret: (one) => one === key || file.isSecret(one),
  };
};
