import { tenantConfig } from "../../stacks/tenant-config.ts";
import { administrations } from "../../vendors/administrations.ts";
import { type VendorKind, vendors } from "../../vendors/index.ts";
import { closestWord } from "../closest-word.ts";

const ownNames = Object.keys(tenantConfig.shape);

/** The provider's own keys begin with this. @example namespaceOf("entra") // "azuread" */
export function namespaceOf(kind: VendorKind): string {
  return administrations[kind].onboarding.secret.key.split(":")[0] ?? kind;
}

const namespaces = (Object.keys(vendors) as VendorKind[]).map(namespaceOf);
const credentials: readonly string[] = Object.values(vendors).flatMap((vendor) => vendor.credentials);

/** Keys that are answered in another way. */
const elsewhere: Readonly<Record<string, string>> = {
  "webex-sso:metadata":
    "Name the file with --metadata (in a CSV file: the column metadata); it is copied beside the stack file.",
  "webex-sso:customers": "Add customers with: webex-sso onboard customers <tenant> --from customers.csv",
  "webex-sso:idp": "Set its settings one by one, such as idp.kind or idp.label.",
};

/**
 * The key that somebody means: `claimSource` and `webex-sso:claimSource` are one, `idp.label` and `webex-sso:idp.label`
 * too. Or what is wrong with it.
 *
 * @example answerKey("claimSource") // { key: "webex-sso:claimSource" }
 */
export function answerKey(
  written: string,
): { readonly key: string } | { readonly message: string; readonly fix: string } {
  const key = full(written);
  const credential = credentials.find((one) => one.toLowerCase() === key.toLowerCase());
  if (credential !== undefined)
    return {
      message: `${credential} is a secret, which must stand in no command and no plain file.`,
      fix: `Leave it out here; then run: pulumi config set --secret ${credential} -s <tenant>`,
    };
  const fix = elsewhere[key];
  if (fix !== undefined) return { message: `${written} is not set like this.`, fix };
  if (/^idp(?:\.[A-Za-z][\w-]*)+$/.test(key)) return { key };
  const [namespace = "", name] = key.split(":");
  if (namespace === "webex-sso" && ownNames.includes(name ?? "")) return { key };
  if (namespaces.includes(namespace) && /^[A-Za-z]\w*$/.test(name ?? "")) return { key };
  const meant = closestWord(written, [...ownNames, ...namespaces.map((one) => `${one}:${name ?? ""}`)]);
  return {
    message: `${JSON.stringify(written)} is no key of a tenant.`,
    fix: `${meant === undefined ? "" : `Did you mean ${meant}? `}Keys: docs/tenant.md; of identity providers: ${namespaces.join(", ")}, each with its colon; idp.<setting>.`,
  };
}

function full(written: string): string {
  if (ownNames.includes(written)) return `webex-sso:${written}`;
  return written.startsWith("webex-sso:idp.") ? written.slice("webex-sso:".length) : written;
}
