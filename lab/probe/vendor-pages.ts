import type { Loaded } from "./browse.ts";
import type { HtmlPage } from "./html-page.ts";

/** By what a page is recognised; all that is named must be so. */
interface Marks {
  readonly host?: RegExp;
  readonly path?: RegExp;
  readonly query?: RegExp;
  readonly status?: readonly number[];
  readonly challenge?: RegExp;
  readonly title?: RegExp;
  /** In what a person can read. */
  readonly text?: RegExp;
  readonly script?: RegExp;
  readonly pageId?: string;
  readonly ids?: readonly string[];
  readonly inputs?: readonly string[];
  /** Where a form that asks something goes. */
  readonly action?: RegExp;
}

/** A page of a vendor that is known. */
export interface VendorPage {
  readonly vendor: string;
  readonly means: "sign-in" | "refusal" | "unsigned";
  readonly marks: Marks;
  /** Where it is written that the page has them. */
  readonly source: string;
}

const microsoft = /(^|\.)(microsoftonline\.(com|us)|microsoftonline\.cn|chinacloudapi\.cn)$/;
const pingOne = /(^|\.)pingone\.[a-z.]+$/;
const aadsts = "https://learn.microsoft.com/entra/identity-platform/reference-error-codes";
const adfsPages =
  "https://learn.microsoft.com/windows-server/identity/ad-fs/operations/advanced-customization-of-ad-fs-sign-in-pages";
const adfsErrors =
  "https://learn.microsoft.com/windows-server/identity/ad-fs/operations/customize-error-messages-on-the-ad-fs-sign-in-page";
const oktaPage = "https://developer.okta.com/docs/guides/custom-widget/main/";
const oktaErrors = "https://developer.okta.com/docs/guides/custom-error-pages/main/";
const pingFederatePages =
  "https://docs.pingidentity.com/pingfederate/latest/administrators_reference_guide/pf_idp_user_facing_pages.html";
const pingOneFlow = "https://apidocs.pingidentity.com/pingone/platform/v1/api/#flows";

/**
 * The pages by which the vendors' sign-in can be told from a refusal; the first that fits counts. What fits none is for
 * a person to judge: a company may have made pages of its own.
 */
export const vendorPages: readonly VendorPage[] = [
  {
    vendor: "Entra ID",
    means: "sign-in",
    // A sign-in page has the code 50058 (nobody is signed in) in its script: what it is decides, and not its codes.
    marks: { host: microsoft, pageId: "ConvergedSignIn" },
    source: "the page's own PageID; Versent/saml2aws pkg/provider/aad",
  },
  { vendor: "Entra ID", means: "unsigned", marks: { script: /AADSTS76021/ }, source: aadsts },
  { vendor: "Entra ID", means: "refusal", marks: { script: /AADSTS\d+/ }, source: aadsts },
  { vendor: "Entra ID", means: "refusal", marks: { text: /AADSTS\d+/ }, source: aadsts },
  {
    vendor: "Entra ID",
    means: "refusal",
    marks: { host: microsoft, pageId: "ConvergedError" },
    source: aadsts,
  },
  { vendor: "ADFS", means: "refusal", marks: { text: /MSIS\d+/ }, source: adfsErrors },
  {
    vendor: "ADFS",
    means: "sign-in",
    marks: { path: /^\/adfs\//i, inputs: ["UserName", "AuthMethod"] },
    source: adfsPages,
  },
  {
    vendor: "ADFS",
    means: "sign-in",
    // Several claims providers: the user chooses first.
    marks: { path: /^\/adfs\//i, inputs: ["HomeRealmSelection"] },
    source: adfsPages,
  },
  {
    vendor: "ADFS",
    means: "sign-in",
    // Windows signs in by itself.
    marks: { path: /^\/adfs\//i, status: [401], challenge: /\b(Negotiate|NTLM)\b/i },
    source:
      "https://learn.microsoft.com/windows-server/identity/ad-fs/operations/configure-ad-fs-browser-wia",
  },
  {
    vendor: "ADFS",
    means: "refusal",
    marks: { path: /^\/adfs\//i, text: /Activity ID:/i },
    source: adfsErrors,
  },
  {
    vendor: "ADFS",
    means: "refusal",
    marks: { path: /^\/adfs\//i, ids: ["errorMessage"] },
    source: adfsErrors,
  },
  { vendor: "Okta", means: "refusal", marks: { path: /^\/error\/\d{3}/ }, source: oktaErrors },
  {
    vendor: "Okta",
    means: "refusal",
    marks: { path: /^\/app\/.+\/sso\/saml$/, status: [400, 403, 404] },
    source: oktaErrors,
  },
  { vendor: "Okta", means: "sign-in", marks: { ids: ["okta-login-container"] }, source: oktaPage },
  {
    vendor: "Okta",
    means: "sign-in",
    marks: { script: /okta-signin-widget|okta-sign-in(\.min)?\.js/ },
    source: oktaPage,
  },
  {
    vendor: "PingFederate",
    means: "sign-in",
    marks: { action: /\/resumeSAML20\/idp\/\w+\.ping$/ },
    source: `${pingFederatePages}; Versent/saml2aws pkg/provider/pingfed`,
  },
  { vendor: "PingFederate", means: "sign-in", marks: { inputs: ["pf.username"] }, source: pingFederatePages },
  {
    vendor: "PingFederate",
    means: "refusal",
    marks: { path: /\.(ping|saml2)$/, title: /^(Sign On Error|Error|Page Expired)$/i },
    source: pingFederatePages,
  },
  {
    vendor: "PingFederate",
    means: "refusal",
    marks: { path: /\.(ping|saml2)$/, status: [400, 403, 404, 500] },
    source: pingFederatePages,
  },
  { vendor: "PingOne", means: "refusal", marks: { host: pingOne, query: /[?&]error=/ }, source: pingOneFlow },
  {
    vendor: "PingOne",
    means: "refusal",
    marks: { path: /\/saml20\/idp\/sso/, status: [400, 403, 404] },
    source: pingOneFlow,
  },
  {
    vendor: "PingOne",
    means: "sign-in",
    // The page is made by a script alone; its address tells it. A company's own domain has no environment in its path.
    marks: { path: /^(\/[0-9a-f-]{36})?\/signon\/?$/, query: /[?&]flowId=/ },
    source: pingOneFlow,
  },
];

/** The first page that fits. */
export function vendorPageOf(loaded: Loaded, page: HtmlPage): VendorPage | undefined {
  return vendorPages.find(({ marks }) => fits(marks, loaded, page));
}

function fits(marks: Marks, loaded: Loaded, page: HtmlPage): boolean {
  const { hostname, pathname, search } = new URL(loaded.url);
  const texts: readonly (readonly [RegExp | undefined, string])[] = [
    [marks.host, hostname],
    [marks.path, pathname],
    [marks.query, search],
    [marks.challenge, loaded.challenge],
    [marks.title, page.title],
    [marks.text, page.text],
    [marks.script, page.script],
  ];
  const asking = page.forms.filter(({ asks }) => asks);
  return (
    texts.every(([pattern, text]) => pattern === undefined || pattern.test(text)) &&
    (marks.status?.includes(loaded.status) ?? true) &&
    (marks.pageId === undefined || marks.pageId === page.pageId) &&
    (marks.ids ?? []).every((id) => page.ids.has(id)) &&
    (marks.inputs ?? []).every((name) => page.inputs.has(name)) &&
    (marks.action === undefined || asking.some(({ action }) => marks.action?.test(new URL(action).pathname)))
  );
}
