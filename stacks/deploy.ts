import { adopting } from "../components/adopting.ts";
import * as pulumi from "../components/pulumi.ts";
import { WebexSso } from "../components/webex-sso.ts";
import { present } from "../saml/present.ts";
import { WebexSsoError } from "../saml/webex-sso-error.ts";
import { engineTenant } from "./engine-tenant.ts";
import type { Rotation } from "./rotation-config.ts";

/**
 * The program of a tenant's stack: reads the tenant, makes its trust, returns what people need next.
 *
 * @param directory the project's folder, where Pulumi.yaml stands.
 * @throws RunError with everything that is wrong with the tenant, which Pulumi prints without a stack trace.
 */
export async function deploy(directory: string): Promise<Record<string, pulumi.Input<unknown>>> {
  try {
    const { args, config, findings } = engineTenant(directory);
    const sso = new WebexSso("webex", await adopting(args), { protect: config.protect });
    return {
      identityProvider: sso.identityProvider,
      configured: sso.configured,
      inexpressible: sso.inexpressible,
      findings: [...findings, ...sso.findings],
      attention: sso.attention,
      ...(config.rotation === undefined ? {} : { rotation: deployedRotation(config.rotation) }),
    };
  } catch (error) {
    throw error instanceof WebexSsoError ? new pulumi.RunError(error.message) : error;
  }
}

/** What `webex-sso rotate` compares the stack file with, to know what is deployed. */
function deployedRotation({ side, stage, key, old }: Rotation): pulumi.Input<unknown> {
  return { side, stage, old, ...present({ key }) };
}
