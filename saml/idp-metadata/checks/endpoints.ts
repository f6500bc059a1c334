import { type Binding, bindingOf } from "../../binding.ts";
import { attributeOf, childElements } from "../../xml/elements.ts";
import { namespaces } from "../../xml/namespaces.ts";
import { downloadAgain, type IdpMetadataCheck, type IdpMetadataProblem } from "./check.ts";

/** The bindings by which Webex sends what a browser carries (help.webex.com/article/crd76f). */
const browserBindings: readonly Binding[] = ["POST", "Redirect"];

/** Where Webex sends users to sign in and out. */
export const checkEndpoints: IdpMetadataCheck = function* ({ role, content }) {
  // ADFS lists endpoints of older protocols, too: those are nobody's business here.
  for (const name of ["SingleSignOnService", "SingleLogoutService"])
    for (const element of childElements(role, namespaces.metadata, name))
      if (bindingOf(attributeOf(element, "Binding") ?? "") !== undefined) yield* address(element);

  const signOn = content.singleSignOnServices.map(({ binding }) => binding);
  if (!signOn.some((binding) => browserBindings.includes(binding)))
    yield {
      code: "idp-metadata-no-sign-on",
      message: `It has no SingleSignOnService with HTTP-POST or HTTP-Redirect, by which Webex sends its requests; it has ${signOn.length === 0 ? "none at all" : `only ${signOn.join(", ")}`}.`,
      fix: "Switch one of these bindings on at the identity provider, and export its metadata again.",
    };
  const logout = content.singleLogoutServices.map(({ binding }) => binding);
  if (!logout.some((binding) => browserBindings.includes(binding)))
    yield {
      code: "idp-metadata-no-logout",
      message: `It has no SingleLogoutService with HTTP-POST or HTTP-Redirect${logout.length === 0 ? "" : `, only ${logout.join(", ")}`}: signing out of Webex leaves the session at the identity provider.`,
      fix: "Nothing, if single logout is not wanted. Otherwise switch it on at the identity provider, and export its metadata again.",
    };
  if (content.wantAuthnRequestsSigned)
    yield {
      code: "idp-metadata-signed-requests",
      message:
        "It asks for signed requests (WantAuthnRequestsSigned). Webex does as the metadata asks, so the identity provider must have Webex's signing certificate, and the next one at each rollover.",
      fix: "Leave it off, unless a policy of yours demands it.",
    };
};

function* address(element: Element): Generator<IdpMetadataProblem> {
  for (const name of ["Location", "ResponseLocation"]) {
    const url = attributeOf(element, name);
    if (url === undefined && name === "ResponseLocation") continue;
    const place = `${element.localName} has ${name}="${url ?? ""}"`;
    if (url === undefined || !URL.canParse(url))
      yield {
        code: "idp-metadata-location-invalid",
        message: `${place}, which is no URL.`,
        fix: downloadAgain,
      };
    else if (!/^https:\/\//i.test(url))
      yield {
        code: "idp-metadata-location-not-https",
        message: `${place}, which does not begin with https://: passwords and assertions would cross the network in clear text.`,
        fix: "Correct the identity provider's base URL (often it does not know that a proxy in front of it speaks TLS), and export its metadata again.",
      };
  }
}
