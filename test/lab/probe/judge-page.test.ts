import fc from "fast-check";
import { expect, test } from "vitest";
import type { Loaded } from "../../../lab/probe/browse.ts";
import { judgePage } from "../../../lab/probe/judge-page.ts";
import { vendorPages } from "../../../lab/probe/vendor-pages.ts";

const load = (text: string, changes: Partial<Loaded> = {}): Loaded => ({
  url: "https://sso.example.com/login",
  status: 200,
  challenge: "",
  text,
  ...changes,
});
const entra = "https://login.microsoftonline.com/00000000-0000-4000-8000-000000000001/saml2";
const adfs = "https://sts.example.com/adfs/ls/";
const okta = "https://acme.okta.com/app/webex/exk1/sso/saml";
const pingFederate = "https://sso.example.com/idp/SSO.saml2";
const pingOne = "https://apps.pingone.eu/00000000-0000-4000-8000-000000000001/signon/?flowId=1";

test.each<[string, string, Loaded]>([
  [
    "Entra ID",
    "the page that its script makes, with the code that nobody is signed in",
    load(
      '<meta name="PageID" content="ConvergedSignIn"/><script>$Config={"sErrorCode":"50058","x":"AADSTS50058: …"};</script>',
      { url: entra },
    ),
  ],
  [
    "ADFS",
    "the form for name and password",
    load(
      '<form id="loginForm"><input name="UserName"><input name="Password" type="password"><input name="AuthMethod" type="hidden"></form>',
      { url: adfs },
    ),
  ],
  ["ADFS", "the choice of a claims provider", load('<input name="HomeRealmSelection">', { url: adfs })],
  ["ADFS", "the sign-in of Windows", load("", { url: `${adfs}wia`, status: 401, challenge: "Negotiate" })],
  ["Okta", "a page with the widget", load('<div id="okta-login-container"></div>', { url: okta })],
  [
    "Okta",
    "a page of the company with the widget",
    load(
      '<script src="https://global.oktacdn.com/okta-signin-widget/7.1.0/js/okta-sign-in.min.js"></script>',
    ),
  ],
  [
    "PingFederate",
    "the form for name and password",
    load('<form action="/idp/x1/resumeSAML20/idp/SSO.ping"><input name="pf.username"></form>', {
      url: pingFederate,
    }),
  ],
  [
    "PingFederate",
    "the form for the name alone",
    load('<form action="/idp/x1/resumeSAML20/idp/SSO.ping"><input name="subject"></form>', {
      url: pingFederate,
    }),
  ],
  ["PingOne", "a page that its script makes", load('<div id="root"></div>', { url: pingOne })],
])("the sign-in page of %s is recognised: %s", (vendor, _, page) => {
  expect(judgePage(page)).toEqual({
    result: "passed",
    detail: `${new URL(page.url).host} takes the request: it shows the sign-in page of ${vendor}.`,
  });
});

test("an identity provider that passes the sign-in on to another has taken the request", () => {
  const form = (host: string, attributes = "") =>
    `<body ${attributes}><form method="post" action="https://${host}/sso"><input type="hidden" value="PD94" name="SAMLRequest"><button>Go</button></form>`;
  const submits = 'onload="document.forms[0].submit()"';
  expect(judgePage(load(form("other.example.com", submits)))).toEqual({
    result: "passed",
    detail: "sso.example.com takes the request and passes the sign-in on to other.example.com.",
  });
  expect(judgePage(load(form("other.example.com"))).result).toBe("unclear");
  expect(judgePage(load(form("sso.example.com", submits))).result).toBe("unclear");
});

test.each<[string, Loaded, string]>([
  [
    "Entra ID's script",
    load(
      '<script>$Config={"pgid":"ConvergedError","strServiceExceptionMessage":"AADSTS50011: The reply URL does not match."};</script>',
      { url: entra },
    ),
    "Entra ID refuses it: AADSTS50011: The reply URL does not match.",
  ],
  [
    "Entra ID's text, for a browser without scripts",
    load("<p>AADSTS700016: Application &#x27;x&#x27; was not found.</p>", { url: entra, status: 400 }),
    "Entra ID refuses it: AADSTS700016: Application 'x' was not found.",
  ],
  [
    "ADFS's code",
    load("<p>MSIS7007: The requested relying party trust is unspecified</p>", { url: adfs, status: 500 }),
    "ADFS refuses it: MSIS7007: The requested relying party trust is unspecified",
  ],
  [
    "ADFS without its code",
    load('<title>Error</title><div id="errorMessage">An error occurred.</div> Activity ID: 1-2', {
      url: adfs,
    }),
    "ADFS refuses it: “Error: An error occurred. Activity ID: 1-2”, status 200.",
  ],
  [
    "Okta's error page",
    load("<h2>400 Bad Request</h2>", { url: "https://acme.okta.com/error/400_SAML", status: 400 }),
    "Okta refuses it: “400 Bad Request”, status 400.",
  ],
  [
    "Okta's status",
    load("<h2>Page Not Found</h2>", { url: okta, status: 404 }),
    "Okta refuses it: “Page Not Found”, status 404.",
  ],
  [
    "PingFederate's title",
    load("<title>Sign On Error</title><p>Reference: abc</p>", { url: pingFederate }),
    "PingFederate refuses it: “Sign On Error: Reference: abc”, status 200.",
  ],
  [
    "PingOne's address",
    load("<div></div>", { url: "https://apps.pingone.eu/1/signon/?flowId=1&error=ACCESS_DENIED" }),
    "PingOne refuses it: a page without text, status 200.",
  ],
])("a refusal is told by %s", (_, page, detail) => {
  expect(judgePage(page)).toMatchObject({ result: "failed", detail, fix: expect.anything() });
});

const status = (code: string) =>
  Buffer.from(
    `<p:Response xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol"><p:Status><p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${code}"/></p:Status></p:Response>`,
  ).toString("base64");
/** As some servers write base64 into an attribute. */
const entityCoded = (text: string) => text.replaceAll("+", "&#43;").replaceAll("=", "&#x3d;");

test.each([
  ["value after name", `<input name="SAMLResponse" value="${status("Requester")}">`],
  ["value before name", `<input value='${status("Requester")}' type=hidden name='SAMLResponse'>`],
  ["value in entities", `<INPUT NAME=SAMLResponse VALUE="${entityCoded(status("Requester"))}">`],
])("an answer without a sign-in is a refusal: %s", (_, input) => {
  expect(judgePage(load(`<form>${input}</form>`))).toMatchObject({
    result: "failed",
    detail: "sso.example.com answered without a sign-in: urn:oasis:names:tc:SAML:2.0:status:Requester.",
  });
});

test.each<[string, Loaded, string]>([
  ["an empty page", load(""), "an empty page, status 200."],
  ["a page of the company", load("<title>Acme</title><p>Hello</p>"), "“Acme: Hello”, status 200."],
  ["a server that is down", load("Unavailable", { status: 503 }), "“Unavailable”, status 503."],
])("%s is neither: a person must look", (_, page, words) => {
  expect(judgePage(page)).toMatchObject({
    result: "unclear",
    detail: `sso.example.com answers with a page that is not known here: ${words}`,
    fix: expect.stringContaining("https://sso.example.com/login"),
  });
});

test("a request that has to be signed is not tested, whatever the metadata says", () => {
  const page = load('<script>$Config={"m":"AADSTS76021: The request is not signed."}</script>', {
    url: entra,
  });
  expect(judgePage(page)).toMatchObject({ result: "not tested" });
});

test("an answer that cannot be read, or that is an assertion, is for a person to look at", () => {
  for (const value of ["rubbish", status("Success")])
    expect(judgePage(load(`<form><input name="SAMLResponse" value="${value}"></form>`))).toMatchObject({
      result: "unclear",
    });
});

test("whatever stands on a page, it is judged, and passes only as a known sign-in page", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 200, max: 599 }), (text, code) => {
      expect(judgePage(load(text, { status: code })).result).not.toBe("passed");
    }),
  );
});

test("every row says where its marks are written, and has some", () => {
  for (const { source, marks } of vendorPages) {
    expect(source).toMatch(/https:|Versent/);
    expect(Object.keys(marks)).not.toHaveLength(0);
  }
});
