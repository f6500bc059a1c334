import fc from "fast-check";
import { expect, test } from "vitest";
import { webexSite } from "../../saml/webex-site.ts";

test.each([
  "acme",
  "ACME",
  "acme.webex.com",
  "Acme.WebEx.com",
  "https://acme.webex.com",
  "https://acme.webex.com/",
  "http://acme.webex.com/acme/j.php?MTID=1",
  " acme ",
])("%s is the site acme", (text) => {
  expect(webexSite(text)).toEqual({ name: "acme", host: "acme.webex.com", url: "https://acme.webex.com" });
});

test("a site in China has the ending of its own", () => {
  expect(webexSite("https://acme.webex.com.cn")?.url).toBe("https://acme.webex.com.cn");
});

test.each([
  "",
  "idbroker.webex.com",
  "https://idbroker-eu.webex.com/4c6f2b0e",
  "admin.webex.com",
  "https://acme.example.com",
  "acme.webex.com.evil.example",
  "acme webex",
  "-acme",
  "a".repeat(64),
])("“%s” is no site", (text) => {
  expect(webexSite(text)).toBeUndefined();
});

test("a name is always a host name", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const site = webexSite(text);
      if (site !== undefined) expect(new URL(site.url).hostname).toBe(site.host);
    }),
  );
});
