import { pingOneDomains } from "../../vendors/pingone/domains.ts";
import * as pulumi from "../pulumi.ts";
import { terraformPackage } from "../terraform-package.ts";

/**
 * Where users of an environment sign in, for example `https://auth.pingone.eu`. The environment variable is the
 * provider's own. Empty when PingOne does not say in which region the environment is.
 */
export async function authOrigin(environmentId: string, parent: pulumi.Resource): Promise<string> {
  const host = process.env.PINGONE_AUTH_SERVICE_HOSTNAME;
  if (host) return /^127\.0\.0\.1(:|$)/.test(host) ? `http://${host}` : `https://${host}`;
  const token = "pingone:index/getEnvironment:getEnvironment";
  const { region = "" }: { region?: string } = await pulumi
    .invoke(token, { environmentId }, { parent }, terraformPackage("pingone"))
    .catch(() => ({}));
  const domain = pingOneDomains[region];
  return domain === undefined ? "" : `https://auth.pingone.${domain}`;
}
