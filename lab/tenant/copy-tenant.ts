import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parse, stringify } from "yaml";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import type { Signer } from "../saml/sign.ts";
import type { TenantValues } from "../stand-in.ts";
import { rekeyMetadata } from "../webex/rekey-metadata.ts";

/** A tenant's stack, copied for the lab. */
export interface CopiedTenant {
  readonly folder: string;
  /** Its configuration without secrets. */
  readonly config: TenantValues;
  /** The keys of its secrets; the lab has values of its own for them. */
  readonly secretKeys: readonly string[];
  /** Webex's metadata with the lab's key. */
  readonly metadata: string;
}

/** Keys that belong to Webex's own certificates, or to a trust that exists already. */
const leftOut = ["metadataCertificate", "metadataSignature", "logoutCertificate", "import"].map(
  (key) => `webex-sso:${key}`,
);
// A tenant may say how its ADFS server is reached (adfs:host and so on); the lab's is reached through the environment.
const metadataFile = "idb-meta-lab-SP.xml";

/**
 * Copies a tenant into a folder of the lab, with its metadata under the lab's key. Nothing of the project changes, and
 * no secret is read: none could be, as they are encrypted for somebody else.
 *
 * @throws WebexSsoError `tenant-missing` when the project has no such tenant.
 */
export function copyTenant(project: string, tenant: string, folder: string, signer: Signer): CopiedTenant {
  const settings = parse(readFileSync(join(project, "Pulumi.yaml"), "utf8"));
  const stacks: string = settings.stackConfigDir ?? ".";
  const file = join(project, stacks, `Pulumi.${tenant}.yaml`);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new WebexSsoError("tenant-missing", `There is no tenant ${tenant}: ${file} does not exist.`);
  }
  const values: Record<string, unknown> = parse(text)?.config ?? {};
  const secretKeys = Object.keys(values).filter((key) => isSecret(values[key]) && !key.startsWith("adfs:"));
  const config = Object.fromEntries(
    Object.entries(values).filter(
      ([key]) => !secretKeys.includes(key) && !leftOut.includes(key) && !key.startsWith("adfs:"),
    ),
  );
  const source = resolve(project, stacks, String(config["webex-sso:metadata"]));
  const metadata = rekeyMetadata(readFileSync(source, "utf8"), signer);
  Object.assign(config, { "webex-sso:metadata": metadataFile, "webex-sso:protect": false });

  mkdirSync(join(folder, stacks), { recursive: true });
  const main = relative(folder, resolve(project, settings.main ?? "."));
  const providers = settings.plugins?.providers?.map((one: { name: string; path: string }) => ({
    ...one,
    path: relative(folder, resolve(project, one.path)),
  }));
  writeFileSync(
    join(folder, "Pulumi.yaml"),
    stringify({ ...settings, main, ...(providers === undefined ? {} : { plugins: { providers } }) }),
  );
  writeFileSync(join(folder, stacks, metadataFile), metadata);
  writeFileSync(join(folder, stacks, `Pulumi.${tenant}.yaml`), stringify({ config }));
  return { folder, config, secretKeys, metadata };
}

function isSecret(value: unknown): boolean {
  return typeof value === "object" && value !== null && "secure" in value;
}
