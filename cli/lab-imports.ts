import { InvalidArgumentError, Option } from "commander";
import type { LabTenant, SignInLab } from "../lab/tenant/sign-in-lab.ts";
import type { ImportChoice } from "../lab/webex/import-choice.ts";
import { labProblem } from "./lab-problem.ts";
import { tenantFindings } from "./test-login/tenant-findings.ts";

/** How identity providers are imported in the lab's Webex. */
export interface Imports {
  readonly import: ImportChoice;
  /** The tenant whose identity provider users of a domain go to, by domain. */
  readonly route: Readonly<Record<string, string>>;
}

const domain = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;

/** The options of a command that imports. */
export function importOptions(): readonly Option[] {
  const choices: readonly ImportChoice[] = ["less-secure", "more-secure"];
  return [
    new Option(
      "--import <choice>",
      "the choice of Control Hub for the identity provider's metadata; more-secure wants it signed under a public certificate authority",
    )
      .choices(choices)
      .default(choices[0]),
    new Option(
      "--route <domain=tenant>",
      "users of that domain go to the identity provider of that tenant, of the same Webex organisation; may be given again",
    )
      .argParser(routeOf)
      .default({}, "none"),
  ];
}

/**
 * Deploys tenants, and those that routes name, and imports their identity providers; in this order. A tenant whose files
 * cannot be read stops it before the first is deployed.
 *
 * @throws WebexSsoError with what is wrong with the tenant itself, where something is
 */
export async function addTenants(
  project: string,
  lab: Pick<SignInLab, "add">,
  names: readonly string[],
  { import: choice, route }: Imports,
  onTenant: (tenant: LabTenant) => void = () => {},
): Promise<readonly LabTenant[]> {
  const tenants: LabTenant[] = [];
  const own = new Map(
    [...names, ...Object.values(route)].map((name) => [name, tenantFindings(project, name, new Date())]),
  );
  for (const [name, findings] of own) {
    console.error(`Deploying ${name} into the lab …`);
    const domains = Object.keys(route).filter((one) => route[one] === name);
    const tenant = await lab.add(name, undefined, { choice, domains }).catch((error) => {
      throw labProblem(error, name, findings);
    });
    tenants.push(tenant);
    onTenant(tenant);
  }
  return tenants;
}

/** Commander calls it for each route, with those before it. */
function routeOf(text: string, before: Imports["route"]): Imports["route"] {
  const [name = "", tenant = ""] = text.split("=");
  const from = name.toLowerCase();
  if (!domain.test(from) || tenant === "" || text.split("=").length !== 2)
    throw new InvalidArgumentError("A route is a domain and a tenant, as in example.org=acme.");
  if (from in before) throw new InvalidArgumentError(`There is a route for ${from} already.`);
  return { ...before, [from]: tenant };
}
