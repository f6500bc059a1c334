import { webexBrokerHosts } from "../saml/webex-broker.ts";

/**
 * Whether an address is on a Webex identity broker. Generous: what is not quite right is the rules' business.
 *
 * @example isOnBroker("http://IDBROKER.webex.com/x") // true
 */
export function isOnBroker(address: string): boolean {
  const host = /^\s*https?:\/\/(?:[^/?#]*@)?([^/?#:]*)/i.exec(address)?.[1]?.toLowerCase().replace(/\.$/, "");
  return host !== undefined && webexBrokerHosts.includes(host);
}

/** Of several identifiers of one trust the one that is Webex's; else the first. */
export function webexAmong(identifiers: readonly string[]): string | undefined {
  return identifiers.find(isOnBroker) ?? identifiers[0];
}
