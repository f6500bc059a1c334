import type { Assertion, LoginResponse } from "../../../../lab/saml/login-response.ts";
import { webexSite } from "../../../../saml/webex-site.ts";
import { type Edit, resigned } from "../edit-response.ts";
import { assertion, goodResponse, issued, key, user } from "../good-response.ts";

const found = webexSite("acme.webex.com");
if (found === undefined) throw new Error("acme.webex.com is a site");
export const site = found;
export const acs = `${site.url}/dispatcher/SAML2AuthService`;
export const at = { time: new Date(issued.getTime() + 60_000), source: "--at" } as const;

/** A response as a site's own SP takes it: begun at the identity provider, for the site, its assertion signed. */
export async function siteResponse(
  edit: Edit = () => {},
  change: Partial<Assertion> = {},
  response: Partial<LoginResponse> = {},
): Promise<string> {
  const content = {
    ...assertion,
    nameId: { value: user, format: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress" },
    attributes: [
      { name: "uid", values: [user] },
      { name: "firstname", values: ["Jane"] },
      { name: "lastname", values: ["Doe-Example"] },
      { name: "email", values: [user] },
    ],
    audience: site.url,
    ...change,
  };
  return resigned(await goodResponse({ destination: acs, content, ...response }), key, (message) => {
    message.root.removeAttribute("InResponseTo");
    message.element("SubjectConfirmationData").removeAttribute("InResponseTo");
    edit(message);
  });
}
