import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fetchMetadata } from "../../components/fetch-metadata.ts";
import type { Finding } from "../../saml/finding.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { tenantsOf } from "../../stacks/tenant-names.ts";
import { readInput } from "../diagnose/read-input.ts";
import type { IdpMetadataOptions } from "../idp-metadata.ts";
import { projectFolder } from "../project-folder.ts";
import { userFolder } from "../user-folder.ts";
import { wrongCall } from "../wrong-call.ts";
import { deployedMetadata } from "./deployed-metadata.ts";
import { type HandedTenant, handedTenant } from "./handed-tenant.ts";

/** Metadata of an identity provider, with where it comes from. */
export interface Source {
  /** How messages call it: the file, the address, or the tenant. */
  readonly subject: string;
  readonly bytes: Uint8Array;
  readonly tenant?: HandedTenant;
  /** What was noticed on the way to it. */
  readonly findings: readonly Finding[];
}

type Options = Pick<IdpMetadataOptions, "tenant" | "timeout" | "allowHttp">;

/**
 * What the user means by one word: a tenant of the project, a file, or an address.
 *
 * @throws WebexSsoError of a wrong call, of the tenant or its stack, `idp-metadata-not-fetched`
 */
export async function readSource(word: string, options: Options): Promise<Source> {
  const isAddress = /^https?:\/\//i.test(word);
  if (!isAddress && knownTenants().includes(word)) {
    if (options.tenant !== undefined && options.tenant !== word)
      throw wrongCall(
        `${word} is a tenant of its own: --tenant ${options.tenant} is for a file or an address. For a file of that name write ./${word}.`,
      );
    if (existsSync(resolve(userFolder(), word)))
      console.error(`${word} is taken for the tenant. For the file of that name write ./${word}.`);
    return deployedMetadata(projectFolder(userFolder()), word);
  }
  const bytes = isAddress ? await fetched(word, options) : await read(word);
  // Whose it is, is looked up last: a file that does not exist is said first.
  const tenant =
    options.tenant === undefined ? undefined : handedTenant(projectFolder(userFolder()), options.tenant);
  return { subject: word, bytes, ...(tenant === undefined ? {} : { tenant }), findings: [] };
}

/** Outside of a project there are files and addresses only. */
function knownTenants(): readonly string[] {
  try {
    return tenantsOf(projectFolder(userFolder()));
  } catch (error) {
    if (error instanceof WebexSsoError && error.code === "no-project") return [];
    throw error;
  }
}

async function read(word: string): Promise<Uint8Array> {
  if (word !== "-" && !existsSync(resolve(userFolder(), word))) {
    const tenants = knownTenants();
    const known = tenants.length === 0 ? "there is none here" : few(tenants);
    throw wrongCall(
      `${JSON.stringify(word)} is neither a tenant of this project (${known}) nor a file nor an https address.`,
    );
  }
  return readInput(word);
}

function few(names: readonly string[]): string {
  const most = 10;
  return `${names.slice(0, most).join(", ")}${names.length > most ? ` and ${names.length - most} more` : ""}`;
}

async function fetched(url: string, { timeout, allowHttp = false }: Options): Promise<Uint8Array> {
  const { username = "", password = "" } = URL.parse(url) ?? {};
  if (username !== "" || password !== "")
    throw wrongCall(
      "The address has a user name or a password in it, which everybody on this machine can see. Save what it shows as a file, and give that file.",
    );
  if (/^http:/i.test(url) && !allowHttp)
    throw wrongCall(
      `${url} does not begin with https://: what comes from there can be anybody's, and Webex would believe its certificates. For a lab on this machine add --allow-http.`,
    );
  try {
    const onRedirect = (to: string) => console.error(`${url} redirects to ${to}`);
    return Buffer.from(await fetchMetadata(url, { timeoutSeconds: timeout, onRedirect }));
  } catch (cause) {
    const reason = (cause as Error).message.replace(/\.$/, "");
    throw new WebexSsoError(
      "idp-metadata-not-fetched",
      `${url} cannot be read: ${reason}. Open it in a browser, save what it shows as a file, and give that file.`,
      { cause },
    );
  }
}
