import { getApplication } from "@pulumi/azuread/getApplication.js";
import { getServicePrincipal } from "@pulumi/azuread/getServicePrincipal.js";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";

/** An application that exists, by the identifiers that the plugin's resources go by. */
export interface ExistingEntraTrust {
  readonly application: string;
  readonly servicePrincipal: string;
  readonly identifierUris: readonly string[];
}

/**
 * Looks an application up, with its service principal.
 *
 * @param id its object ID, its client ID (which the admin center calls application ID), or `/applications/<object ID>`.
 * @throws WebexSsoError `adoption-not-found`
 */
export async function findEntraTrust(id: string): Promise<ExistingEntraTrust> {
  const uuid = id.replace(/^\/applications\//, "");
  const byObjectId = await getApplication({ objectId: uuid }).catch(() => undefined);
  const application = byObjectId ?? (await getApplication({ clientId: uuid }).catch(notFound(id)));
  const servicePrincipal = await getServicePrincipal({ clientId: application.clientId }).catch(notFound(id));
  return {
    application: application.id,
    servicePrincipal: servicePrincipal.id,
    identifierUris: application.identifierUris,
  };
}

function notFound(id: string): (cause: Error) => never {
  return (cause) => {
    throw new WebexSsoError(
      "adoption-not-found",
      `webex-sso:import is ${id}, and Entra ID gives no application with its service principal for it: ${cause.message}\nGive the object ID or the client ID of the application, as its page in the Entra admin center shows them.`,
      { cause },
    );
  };
}
