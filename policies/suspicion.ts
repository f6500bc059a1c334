import { isOnBroker } from "./broker-address.ts";
import { knownAddresses } from "./known-addresses.ts";
import { quote } from "./quote.ts";
import { readTrust, type UnknownProperty } from "./reading.ts";
import { strangeTrust } from "./strange-trust.ts";
import { sourceOf } from "./trusts/index.ts";
import type { RawResource } from "./trusts/raw-resource.ts";
import type { Others } from "./trusts/trust-source.ts";

/** Domains under which Webex's services live, identity brokers among them. */
const webexDomain =
  /^\s*https?:\/\/(?:[^/?#@]*@)?(?:[^/?#:@]+\.)?(?:webex\.com|ciscospark\.com)\.?(?:[:/?#]|$)/i;
/** Whatever calls itself a broker of Webex: a new region, a slip of the pen, a lost scheme. */
const broker = /^\s*(?:https?:)?\/*idbroker/i;

/**
 * Why a resource that is no trust of Webex by its addresses may be meant for one; undefined where nothing says so. What
 * nobody recognises must not look as if it had been judged.
 */
export function suspicion(
  anchor: RawResource,
  others: Others,
  unknownProperty: UnknownProperty,
): string | undefined {
  const source = sourceOf(anchor.type);
  if (source === undefined) return strangeTrust(anchor);
  const catalogue = readable(() => source.catalogue?.(anchor, others));
  if (catalogue !== undefined) return catalogue;
  const { identifiers, acs, logout } = knownAddresses(readTrust(source, anchor, others, unknownProperty));
  const isSaml = readable(() => source.isSaml?.(anchor, others)) !== false;
  const strange = [...identifiers, ...acs, ...logout]
    .filter((address) => !isOnBroker(address))
    .find((address) => broker.test(address) || (isSaml && webexDomain.test(address)));
  if (strange !== undefined)
    return `${quote("acs.url", strange)} looks like an address of Webex, and is on no identity broker that is known`;
  const title = readable(() => source.title(anchor));
  return isSaml && title !== undefined && /webex/i.test(title)
    ? "it is called after Webex, and no address of it that is known is on an identity broker"
    : undefined;
}

/** What is not known yet, or has a form of its own, is no hint. */
function readable<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
