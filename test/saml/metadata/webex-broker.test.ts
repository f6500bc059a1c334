import { describe, expect, it } from "vitest";
import { webexBroker, webexBrokerHosts } from "../../../saml/webex-broker.ts";

describe("webexBroker", () => {
  it.each(webexBrokerHosts)("knows %s", (host) => {
    expect(webexBroker(`https://${host}/x`)?.host).toBe(host);
    expect(webexBroker(`https://${host}`)?.host).toBe(host);
  });

  it.each([
    ["https://idbroker-eu.webex.com/x", "Europe"],
    ["https://idbroker-f.webex.com/x", "FedRAMP"],
  ])("names the region of %s", (url, region) => {
    expect(webexBroker(url)?.region).toBe(region);
  });

  it.each([
    ["plain http", "http://idbroker.webex.com/x"],
    ["another scheme's letter case", "HTTPS://idbroker.webex.com/x"],
    ["another letter case", "https://IDBroker.webex.com/x"],
    ["a host below it", "https://a.idbroker.webex.com/x"],
    ["a host that only begins like it", "https://idbroker.webex.com.evil.example/x"],
    ["a host that only ends like it", "https://evil-idbroker.webex.com/x"],
    ["a hyphen for the dot", "https://idbroker-webex.com/x"],
    ["another top-level domain", "https://idbroker.webex.co/x"],
    ["a trailing dot", "https://idbroker.webex.com./x"],
    ["the default port", "https://idbroker.webex.com:443/x"],
    ["a user in front of another host", "https://idbroker.webex.com@evil.example/x"],
    ["a user in front of the right host", "https://evil@idbroker.webex.com/x"],
    ["a backslash, which browsers take for a slash", "https://idbroker.webex.com\\@evil.example/x"],
    ["a Cyrillic letter", "https://idbroker.w\u0435bex.com/x"],
    ["a full-width dot", "https://idbroker\uff0ewebex.com/x"],
    ["a zero-width space", "https://idbroker.webex.com\u200b/x"],
    ["punycode", "https://xn--idbroker-.webex.com/x"],
    ["a percent-encoded dot", "https://idbroker%2ewebex.com/x"],
    ["a line end", "https://idbroker.webex.com\n/x"],
    ["a space in front", " https://idbroker.webex.com/x"],
    ["a region that does not exist", "https://idbroker-xx.webex.com/x"],
    ["a letter l for the i", "https://ldbroker.webex.com/x"],
    ["the path of another host", "https://evil.example/https://idbroker.webex.com/x"],
    ["a single slash", "https:/idbroker.webex.com/x"],
    ["no host", "https:///idbroker.webex.com"],
    ["nothing", ""],
  ])("does not take %s for a broker", (_name, url) => {
    expect(webexBroker(url)).toBeUndefined();
  });
});
