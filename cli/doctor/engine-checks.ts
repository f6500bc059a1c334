import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import type { ProviderSetting } from "../../vendors/api.ts";
import type { EngineCommand } from "../engine.ts";
import type { RecordedIdp } from "../test-login/published-metadata.ts";
import { providerSettings } from "../vendor-api/provider-settings.ts";
import type { Check } from "./check.ts";

/** What Pulumi knows of a tenant, as far as it says. */
export interface EngineKnowledge {
  readonly checks: readonly Check[];
  /** Absent where the configuration cannot be read. */
  readonly setting?: ProviderSetting;
  /** The identity provider's half, as the stack has recorded it. */
  readonly recorded?: RecordedIdp;
}

/** Login, stack, secrets and outputs; each only where the one before it is there. */
export async function engineKnowledge(
  engine: Pick<EngineCommand, "read">,
  tenant: string,
): Promise<EngineKnowledge> {
  const area = "Pulumi";
  const checks: Check[] = [];
  const known: { setting?: ProviderSetting; recorded?: RecordedIdp } = {};
  const steps: readonly (readonly [
    name: string,
    look: () => Promise<Pick<Check, "detail"> & Partial<Check>>,
  ])[] = [
    [
      "login",
      async () => {
        const { url, user } = JSON.parse(await engine.read(["whoami", "--json"]));
        return { detail: `The state is at ${url}${user ? `, as ${user}` : ""}.` };
      },
    ],
    [
      "stack",
      async () => {
        const { deployment } = JSON.parse(await engine.read(["stack", "export", "--stack", tenant]));
        const pending = deployment?.pending_operations?.length ?? 0;
        const count = deployment?.resources?.length ?? 0;
        if (pending === 0)
          return { detail: count === 0 ? "It is there, and empty." : `It has ${count} resources.` };
        return {
          result: "failed",
          detail: `${pending} ${pending === 1 ? "operation was" : "operations were"} cut off.`,
          fix: `Run: webex-sso recover ${tenant}. A plain pulumi up may make a second trust.`,
        };
      },
    ],
    [
      "secrets",
      async () => {
        known.setting = await providerSettings(engine, tenant, process.env);
        return { detail: "The configuration can be decrypted." };
      },
    ],
    [
      "deployed",
      async () => {
        const outputs = JSON.parse(await engine.read(["stack", "output", "--json", "--stack", tenant]));
        known.recorded = outputs.identityProvider;
        return known.recorded === undefined
          ? {
              result: "warning",
              detail: "The stack has no identity provider's half yet.",
              fix: `Run: pulumi up --stack ${tenant}, or webex-sso adopt ${tenant} where the trust exists.`,
            }
          : { detail: "The stack has recorded the identity provider's half." };
      },
    ],
  ];
  let stopped: string | undefined;
  for (const [name, look] of steps) {
    if (stopped !== undefined) {
      checks.push({ area, name, result: "not asked", detail: `It needs ${stopped}, see there.` });
      continue;
    }
    try {
      checks.push({ area, name, result: "ok", ...(await look()) });
    } catch (error) {
      // Secrets that cannot be read do not hide the outputs, nor the other way round.
      if (name === "login" || name === "stack") stopped = `the ${name}`;
      checks.push(failure(name, tenant, error));
    }
  }
  return { checks, ...known };
}

function failure(name: string, tenant: string, error: unknown): Check {
  const check = { area: "Pulumi", name, result: "failed" } as const;
  if (!(error instanceof WebexSsoError)) return { ...check, detail: (error as Error).message };
  if (/no stack named/.test(error.message))
    return { ...check, detail: `There is no stack of ${tenant}.`, fix: `Run: pulumi stack init ${tenant}` };
  const [message = "", ...engine] = error.message.split("\nPulumi says: ");
  // The mend stands in the message; what the engine said has the place.
  return engine.length === 0
    ? { ...check, detail: message }
    : { ...check, detail: `${engine.join(" ").replace(/\.$/, "")}.`, fix: message };
}
