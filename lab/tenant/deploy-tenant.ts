import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { LocalWorkspace } from "@pulumi/pulumi/automation/index.js";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { labEnvironment } from "../engine-environment.ts";
import type { Signer } from "../saml/sign.ts";
import type { SigningKey } from "../signing-key.ts";
import type { Lab } from "../start.ts";
import { type CopiedTenant, copyTenant, type StackFile } from "./copy-tenant.ts";

/** In place of every secret. No word that a message may hold: Pulumi blots it out wherever it stands. */
const madeUpSecret = "made-up-for-the-sign-in-lab";

/** A tenant that stands in the lab. */
export interface DeployedTenant extends CopiedTenant {
  readonly name: string;
  /** The outputs of its stack. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/**
 * Reads the file of a tenant's stack.
 *
 * @throws WebexSsoError `tenant-missing`, `tenant-unreadable`
 */
export type ReadStackFile = (project: string, tenant: string) => StackFile;

export interface DeployOptions {
  /** The folder in which Pulumi.yaml stands. */
  readonly project: string;
  readonly tenant: string;
  readonly readStackFile: ReadStackFile;
  /** Holds the copy of the tenant and its state. */
  readonly folder: string;
  readonly lab: Lab;
  /** Webex's key in the lab. */
  readonly signer: Signer & SigningKey;
  readonly onOutput?: (text: string) => void;
}

/**
 * Runs `pulumi up` for a copy of a tenant against the lab.
 *
 * @throws WebexSsoError `tenant-missing`, `tenant-unreadable`, `lab-metadata`, `no-engine`, `lab-not-deployed`
 */
export async function deployTenant(options: DeployOptions): Promise<DeployedTenant> {
  const { project, tenant, readStackFile, folder, lab, signer, onOutput = () => {} } = options;
  const home = join(folder, tenant);
  for (const part of ["project", "state", "pulumi-home"]) mkdirSync(join(home, part), { recursive: true });
  const copied = copyTenant(readStackFile(project, tenant), {
    project,
    tenant,
    folder: join(home, "project"),
    signer,
  });
  await lab.prepareTenant(copied.config);
  const env = await labEnvironment(home, lab).catch((cause) => {
    throw new WebexSsoError("no-engine", cause.message, { cause });
  });
  // What is encrypted with it opens nothing.
  const envVars = { ...env, PULUMI_CONFIG_PASSPHRASE: "webex-sso-lab" };
  // The Automation API looks for the engine on this process's PATH.
  process.env.PATH = env.PATH;
  const stack = await LocalWorkspace.createOrSelectStack(
    { stackName: tenant, workDir: copied.folder },
    { envVars },
  );
  const secrets = copied.secretKeys.map((key) => [key, { value: madeUpSecret, secret: true }] as const);
  await stack.setAllConfig(Object.fromEntries(secrets));
  const { outputs } = await stack.up({ suppressOutputs: true, color: "never", onOutput }).catch((cause) => {
    throw new WebexSsoError(
      "lab-not-deployed",
      `${tenant} cannot be deployed into the lab:\n${diagnosis(cause)}`,
      {
        cause,
      },
    );
  });
  return {
    ...copied,
    name: tenant,
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value])),
  };
}

/** What Pulumi says for people, without its list of steps. */
function diagnosis({ message }: Error): string {
  return /Diagnostics:\n([\s\S]*?)\n(?:Outputs|Resources):/.exec(message)?.[1] ?? message;
}
