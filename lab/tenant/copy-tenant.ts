import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { stringify } from "yaml";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { decodeXml } from "../../saml/xml/decode.ts";
import type { Signer } from "../saml/sign.ts";
import type { TenantValues } from "../stand-in.ts";
import { rekeyMetadata } from "../webex/rekey-metadata.ts";

/** What the lab has to know of a stack's file, and of the project around it. Who starts the lab reads it. */
export interface StackFile {
  /** Pulumi.yaml. */
  readonly settings: {
    readonly main?: string;
    readonly plugins?: { readonly providers?: readonly { readonly name: string; readonly path: string }[] };
  };
  /** The folder of the stack files, from the project's. */
  readonly stacks: string;
  /** How messages call the file. */
  readonly file: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly isSecret: (key: string) => boolean;
  /** Reads a file beside the stack file. @throws WebexSsoError `tenant-unreadable` */
  readonly readFile: (path: string) => Buffer;
}

/** Where a tenant comes from, and where its copy goes. */
export interface CopyOptions {
  /** The folder in which Pulumi.yaml stands. */
  readonly project: string;
  readonly tenant: string;
  /** Holds the copy. */
  readonly folder: string;
  /** Webex's key in the lab. */
  readonly signer: Signer;
}

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
const leftOut = [
  "metadataCertificate",
  "metadataSignature",
  "previousMetadata",
  "logoutCertificate",
  "encryptionCertificate",
  "import",
].map((key) => `webex-sso:${key}`);
// A tenant may say how its ADFS server is reached (adfs:host and so on); the lab's is reached through the environment.

/**
 * Copies a tenant into a folder of the lab, with its metadata under the lab's key. Nothing of the project changes, and
 * no secret is read: none could be, as they are encrypted for somebody else.
 *
 * @throws WebexSsoError `tenant-unreadable`, `lab-metadata`
 */
export function copyTenant(
  { settings, stacks, file, values, isSecret, readFile }: StackFile,
  { project, tenant, folder, signer }: CopyOptions,
): CopiedTenant {
  const secretKeys = Object.keys(values).filter((key) => isSecret(key) && !key.startsWith("adfs:"));
  const config = Object.fromEntries(
    Object.entries(values).filter(
      ([key]) => !secretKeys.includes(key) && !leftOut.includes(key) && !key.startsWith("adfs:"),
    ),
  );
  const source = config["webex-sso:metadata"];
  if (typeof source !== "string" || source === "")
    throw new WebexSsoError(
      "tenant-unreadable",
      `${file} has no webex-sso:metadata. Name the file that Control Hub gave you, as it stands beside this one.`,
    );
  const metadata = rekeyed(source, readFile(source), signer);
  // What messages call the file is what the user calls it.
  const metadataFile = basename(source);
  Object.assign(config, { "webex-sso:metadata": metadataFile, "webex-sso:protect": false });

  mkdirSync(join(folder, stacks), { recursive: true });
  const main = relative(folder, resolve(project, settings.main ?? "."));
  const providers = settings.plugins?.providers?.map((one) => ({
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

function rekeyed(name: string, bytes: Buffer, signer: Signer): string {
  try {
    return rekeyMetadata(decodeXml(bytes), signer);
  } catch (cause) {
    throw new WebexSsoError(
      "lab-metadata",
      `${name} is not the metadata that Control Hub gives: ${(cause as Error).message} Download it there again (Management > Security > Authentication).`,
      { cause },
    );
  }
}
