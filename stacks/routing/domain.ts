import { domainToASCII } from "node:url";

const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
/** The last label of a name in the DNS is not all digits (RFC 1123 §2.1): that would be an address. */
const hostname = new RegExp(`^(?=.{1,253}$)(?:${label}\\.)+(?!\\d+$)${label}$`);

/**
 * An email domain in the one form in which two are compared: lower case, without a final dot, other scripts as the DNS
 * has them (UTS #46).
 *
 * @returns undefined where it is no domain.
 * @example canonicalDomain("Büro.example.") // "xn--bro-hoa.example"
 */
export function canonicalDomain(text: string): string | undefined {
  const ascii = domainToASCII(text.replace(/\.$/, ""));
  return hostname.test(ascii) ? ascii : undefined;
}
