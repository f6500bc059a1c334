import { LocalWorkspace } from "@pulumi/pulumi/automation/index.js";

/** The outputs of a tenant's stack that the demo shows. */
export interface TenantOutputs {
  readonly configured: {
    readonly attributes?: readonly { name: string; source: unknown }[];
    readonly acs?: readonly { url: string; isDefault?: boolean }[];
    readonly singleLogout?: { endpoints?: readonly { binding: string }[] } | "off";
    readonly groups?: readonly string[];
  };
  /** Absent while the identity provider does not say it. */
  readonly identityProvider?: {
    readonly entityId: string;
    readonly signingCertificates: readonly { notAfter: string }[];
  };
}

/** What stands after `pulumi up`. */
export interface Deployed {
  readonly tenant: string;
  /** How many resources were created, changed or deleted. */
  readonly changes: number;
  readonly outputs: TenantOutputs;
  /** Pulumi's own output. */
  readonly text: string;
}

/** Runs `pulumi up` for one tenant. */
export async function upTenant(
  project: string,
  tenant: string,
  environment: Readonly<Record<string, string>>,
): Promise<Deployed> {
  // The Automation API looks for the engine on this process's PATH.
  process.env.PATH = environment.PATH;
  const stack = await LocalWorkspace.createOrSelectStack(
    { stackName: tenant, workDir: project },
    { envVars: { ...environment } },
  );
  let text = "";
  const up = stack.up({
    suppressOutputs: true,
    color: process.stdout.isTTY ? "always" : "never",
    onOutput: (more) => {
      text += more;
    },
  });
  const { summary, outputs } = await up.catch((cause) => {
    // Where the engine has said what is wrong, its words are enough; the error would repeat them.
    const reason = text.trim() || String(cause);
    throw new Error(`stacks/tenants/Pulumi.${tenant}.yaml was not deployed.\n${reason}`, { cause });
  });
  const { same: _, ...changes } = summary.resourceChanges ?? {};
  return {
    tenant,
    text,
    changes: Object.values(changes).reduce((sum, count) => sum + count, 0),
    outputs: { configured: outputs.configured?.value, identityProvider: outputs.identityProvider?.value },
  };
}
