import type { InputFailure } from "../../providers/host/definition.ts";
import { isMap, type Plain, type PlainMap } from "../../providers/host/value.ts";
import { checkProperties } from "../check-properties.ts";
import { applicationProperties } from "./application-properties.ts";

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const maxRedirectUris = 256;
const limits = { redirect_uris: ["URI", 256], logout_url: ["URL", 255] } as const;

/** What the provider refuses in an application before it asks the service. */
export function checkApplication(inputs: PlainMap, resource: string): InputFailure[] {
  const at = ({ property, reason }: InputFailure): InputFailure => ({
    property,
    reason: `${reason} Examine values at '${resource}.${property}'.`,
  });
  return [...checkProperties(applicationProperties, inputs, resource), ...[...refused(inputs)].map(at)];
}

function* refused({ displayName, featureTags, tags, templateId, web }: PlainMap): Generator<InputFailure> {
  if (displayName === "")
    yield { property: "displayName", reason: 'expected "display_name" to not be an empty string, got .' };
  if (Array.isArray(featureTags) && Array.isArray(tags))
    yield { property: "featureTags", reason: '"feature_tags": conflicts with tags.' };
  if (typeof templateId === "string" && !uuid.test(templateId))
    yield { property: "templateId", reason: `expected "template_id" to be a valid UUID, got ${templateId}.` };
  if (!isMap(web)) return;
  const uris = Array.isArray(web.redirectUris) ? web.redirectUris : [];
  if (uris.length > maxRedirectUris)
    yield {
      property: "web.redirectUris",
      reason: `Too many list items: "redirect_uris" has a maximum of ${maxRedirectUris}.`,
    };
  for (const [index, uri] of uris.entries()) {
    const reason = wrongUri(uri, "redirect_uris");
    if (reason !== undefined) yield { property: `web.redirectUris[${index}]`, reason };
  }
  const reason = wrongUri(web.logoutUrl, "logout_url");
  if (reason !== undefined) yield { property: "web.logoutUrl", reason };
}

function wrongUri(uri: Plain | undefined, name: "redirect_uris" | "logout_url"): string | undefined {
  if (typeof uri !== "string") return undefined;
  if (uri.startsWith("urn:") && name === "redirect_uris") return undefined;
  const [, scheme, host, path = ""] = /^(\w+):\/\/([^/?#]*)([^?#]*)/.exec(uri) ?? [];
  if (!host) return `URI has no host for "${name}".`;
  if (name === "redirect_uris" && path === "")
    return `URI must have a trailing slash when there is no path segment for "${name}".`;
  if (scheme !== "http" && scheme !== "https")
    return `unexpected URI scheme for "${name}", expected one of: http, https.`;
  const [word, maxLength] = limits[name];
  return uri.length > maxLength
    ? `${word} must be ${maxLength} characters or less for "${name}".`
    : undefined;
}
