import type { Complete, RootCommand } from "@bomb.sh/tab";
import { WebexSsoError } from "../saml/webex-sso-error.ts";
import { tenantsOf } from "../stacks/tenant-names.ts";
import { projectFolder } from "./project-folder.ts";
import { userFolder } from "./user-folder.ts";

/** Whatever is called a tenant, in any command, is one of the project's; it may be something else as well. */
const tenantWord = /^tenants?(\||$)/;

/** Completes the names of tenants, as arguments and behind options. */
export function completeTenants(root: RootCommand): void {
  for (const command of root.commands.values()) {
    for (const argument of command.arguments.values())
      if (tenantWord.test(argument.name)) argument.handler = offerTenants;
    for (const option of command.options.values())
      if (tenantWord.test(option.value)) option.handler = offerTenants;
  }
}

function offerTenants(complete: Complete): void {
  try {
    for (const tenant of tenantsOf(projectFolder(userFolder()))) complete(tenant, "");
  } catch (error) {
    // Outside of a project there is none to offer.
    if (!(error instanceof WebexSsoError)) throw error;
  }
}
