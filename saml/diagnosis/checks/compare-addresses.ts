import { webexBroker, webexBrokerHosts } from "../../webex-broker.ts";

/** What tells a value from the one that it should be, in words; two that have nothing in common are just two. */
export function differenceOf(is: string, expected: string): string {
  const found = differences.find(({ same }) => same(is) === same(expected));
  return found === undefined ? "" : `; they differ ${found.name}`;
}

const differences: readonly { readonly name: string; readonly same: (text: string) => string }[] = [
  { name: "by blanks", same: (text) => text.replace(/\s/g, "") },
  { name: "by the slash at the end", same: (text) => text.replace(/\/+$/, "") },
  { name: "in letter case", same: (text) => text.toLowerCase() },
  { name: "by http instead of https", same: (text) => text.replace(/^http:/, "https:") },
  { name: "in the host alone", same: (text) => text.replace(/^(\w+:\/\/)[^/]*/, "$1") },
];

/** Why an address is none of Webex's brokers; undefined where it is one. */
export function notWebex(url: string): string | undefined {
  if (webexBroker(url) !== undefined) return undefined;
  if (/^https?:\/\/([\w-]+\.)?webex\.com(?:[/:]|$)/i.test(url))
    return "it is an address of a Webex site with its own SSO (Site Administration), and not of Control Hub";
  const near = webexBrokerHosts.find(
    (host) =>
      differenceOf(url.replace(/^(\w+:\/\/)[^/]*/, `https://${host}`), url) !== "" &&
      url.includes("idbroker"),
  );
  return near === undefined
    ? "it is no address of Webex"
    : "its host is none of Webex's brokers, character by character";
}
