import { isOnBroker } from "./broker-address.ts";
import { sourceOf } from "./trusts/index.ts";
import type { RawResource } from "./trusts/raw-resource.ts";

/** What providers call a service provider's trust. Other resources are not looked through: they may hold addresses, too. */
const trustName = /saml|sso|app|client|relying|service_?provider|sp_?connection/i;
/** An address deeper down than this belongs to something else. */
const deepest = 4;

/**
 * Why a resource of a type that no vendor's source reads looks like a trust of Webex: another identity provider's, or a
 * known one's by another Pulumi provider.
 *
 * @returns the end of a sentence; undefined where nothing says so.
 */
export function strangeTrust({ type, props, provider, dependencies }: RawResource): string | undefined {
  // A component has no provider: what is in it are resources of their own.
  if (provider === undefined || type.startsWith("pulumi:")) return undefined;
  if (!trustName.test(type.slice(type.lastIndexOf(":")))) return undefined;
  // A part of an application, which is judged with it.
  if (
    Object.values(dependencies)
      .flat()
      .some((one) => sourceOf(one.type))
  )
    return undefined;
  const property = Object.keys(props).find((name) => holdsBroker(() => props[name], deepest));
  return property === undefined
    ? undefined
    : `${property} is on an identity broker of Webex, and no rule reads resources of type ${type}`;
}

function holdsBroker(read: () => unknown, depth: number): boolean {
  try {
    const value = read();
    if (typeof value === "string") return isOnBroker(value);
    if (typeof value !== "object" || value === null || depth === 0) return false;
    return Object.keys(value).some((name) =>
      holdsBroker(() => (value as Record<string, unknown>)[name], depth - 1),
    );
  } catch {
    // What is not known before the update is no hint.
    return false;
  }
}
