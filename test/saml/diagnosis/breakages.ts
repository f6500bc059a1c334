import type { WebexMessageName } from "../../../saml/webex-message.ts";
import type { RefusalCause } from "../../../saml/webex-refusals.ts";
import type { TestKey } from "../../fixtures/metadata-key.ts";
import { type Edit, remove, resigned, tampered } from "./edit-response.ts";

/** One thing that is wrong with a response, and what is to be said of it. */
export interface Breakage {
  readonly name: string;
  readonly make: (good: string, keys: Keys) => string;
  readonly cause: RefusalCause;
  /** The end of the place. */
  readonly place: string;
  /** What Webex shows. */
  readonly shows?: WebexMessageName;
  /** The code, where it is not the cause. */
  readonly code?: string;
}

export interface Keys {
  /** The one that Webex has. */
  readonly known: TestKey;
  readonly other: TestKey;
}

const edit =
  (change: Edit): Breakage["make"] =>
  (good, { known }) =>
    resigned(good, known, change);

const status = (...codes: string[]): Edit => {
  return ({ element, root }) => {
    const full = codes.map((code) => `urn:oasis:names:tc:SAML:2.0:status:${code}`);
    const top = element("StatusCode");
    top.setAttribute("Value", full[0] ?? "");
    for (const one of full.slice(1)) {
      const below = root.ownerDocument.createElementNS(top.namespaceURI, top.nodeName);
      below.setAttribute("Value", one);
      top.appendChild(below);
    }
    remove(element("Assertion"));
  };
};
/** Shifts a window of time. */
const at = (name: string, attribute: string, value: string): Edit => {
  return ({ element }) => element(name).setAttribute(attribute, value);
};
const claimValue = (text: string): Edit => {
  return ({ claim }) => {
    const [value] = Array.from(claim().getElementsByTagName("*"));
    if (value !== undefined) value.textContent = text;
  };
};

/** Everything that is broken, one thing at a time, in a good response of whichever identity provider. */
export const breakages: readonly Breakage[] = [
  {
    name: "the audience of another organisation",
    make: edit(({ element }) => {
      element("Audience").textContent = "https://idbroker.webex.com/99999999-0000-4000-8000-000000000000";
    }),
    cause: "sign-in-audience",
    place: "/Conditions/AudienceRestriction/Audience",
    shows: "audience",
  },
  {
    name: "an audience with a slash at its end",
    make: edit(({ element }) => {
      element("Audience").textContent += "/";
    }),
    cause: "sign-in-audience",
    place: "/Conditions/AudienceRestriction/Audience",
    shows: "audience",
  },
  {
    name: "no audience",
    make: edit(({ element }) => remove(element("AudienceRestriction"))),
    cause: "sign-in-audience",
    place: "/Assertion/Conditions",
    shows: "audience",
  },
  {
    name: "a recipient elsewhere",
    make: edit(at("SubjectConfirmationData", "Recipient", "https://idbroker.webex.com/idb/Consumer/other")),
    cause: "sign-in-recipient",
    place: "/SubjectConfirmationData/@Recipient",
  },
  {
    name: "a destination elsewhere",
    make: edit(({ root }) => root.setAttribute("Destination", "https://www.example.com/acs")),
    cause: "sign-in-recipient",
    place: "/Response/@Destination",
  },
  {
    name: "an assertion that is over",
    make: edit(at("Conditions", "NotOnOrAfter", "2026-01-01T00:00:00Z")),
    cause: "sign-in-expired",
    place: "/Assertion/Conditions/@NotOnOrAfter",
    shows: "time",
  },
  {
    name: "an assertion that has not begun",
    make: edit(at("Conditions", "NotBefore", "2036-01-01T00:00:00Z")),
    cause: "sign-in-not-yet-valid",
    place: "/Assertion/Conditions/@NotBefore",
    shows: "time",
  },
  {
    name: "a status of the identity provider",
    make: edit(status("Responder")),
    cause: "sign-in-status",
    place: "/Status/StatusCode/@Value",
    shows: "status",
  },
  {
    name: "a status below the first",
    make: edit(status("Requester", "InvalidNameIDPolicy")),
    cause: "sign-in-status",
    place: "/Status/StatusCode/StatusCode/@Value",
    shows: "status",
  },
  {
    name: "success without an assertion",
    make: edit(({ element }) => remove(element("Assertion"))),
    cause: "sign-in-no-assertion",
    place: "/Response",
    shows: "assertion",
  },
  {
    name: "no claim",
    make: edit(({ claim }) => remove(claim())),
    cause: "sign-in-claim-missing",
    place: "/Assertion/AttributeStatement",
    shows: "user",
  },
  {
    name: "the claim in another letter case",
    make: edit(({ claim }) =>
      claim().setAttribute("Name", claim().getAttribute("Name")?.toUpperCase() ?? ""),
    ),
    cause: "sign-in-claim-missing",
    place: "/@Name",
    shows: "user",
  },
  {
    name: "an empty claim",
    make: edit(claimValue("")),
    cause: "sign-in-claim-missing",
    place: "/AttributeValue",
    shows: "user",
  },
  {
    name: "a claim that is no address",
    make: edit(claimValue("EXAMPLE\\jane.doe")),
    cause: "sign-in-other-user",
    place: "/AttributeValue",
    shows: "user",
  },
  {
    name: "the address of somebody else",
    make: edit(claimValue("john.roe@corp.example.net")),
    cause: "sign-in-other-user",
    place: "/AttributeValue",
    shows: "user",
  },
  {
    name: "a claim with two values",
    make: edit(({ claim }) => {
      const [value] = Array.from(claim().getElementsByTagName("*"));
      const second = value?.cloneNode(true);
      if (second === undefined) throw new Error("the claim has no value");
      second.textContent = "second@corp.example.net";
      claim().appendChild(second);
    }),
    cause: "sign-in-other-user",
    place: "/AttributeValue[1]",
    shows: "user",
  },
  {
    name: "a persistent NameID",
    make: edit(at("NameID", "Format", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent")),
    cause: "sign-in-name-id",
    place: "/Subject/NameID/@Format",
  },
  {
    name: "no NameID",
    make: edit(({ element }) => remove(element("NameID"))),
    cause: "sign-in-name-id",
    place: "/Assertion/Subject",
  },
  {
    name: "another issuer",
    make: edit(({ root, element }) => {
      element("Issuer").textContent = "https://other.example.com/idp";
      const [inner] = Array.from(root.getElementsByTagName("*")).filter(
        (one) => one.localName === "Issuer" && one.parentNode !== root,
      );
      if (inner !== undefined) inner.textContent = "https://other.example.com/idp";
    }),
    cause: "sign-in-issuer",
    place: "/Response/Issuer",
  },
  {
    name: "a sign-in that began at the identity provider",
    make: edit(({ root, element }) => {
      root.removeAttribute("InResponseTo");
      element("SubjectConfirmationData").removeAttribute("InResponseTo");
    }),
    cause: "sign-in-not-asked",
    place: "/Response/@InResponseTo",
  },
  {
    name: "a response of another version",
    make: edit(({ root }) => root.setAttribute("Version", "1.1")),
    cause: "sign-in-version",
    place: "/Response/@Version",
  },
  {
    name: "an assertion of another version",
    make: edit(at("Assertion", "Version", "1.1")),
    cause: "sign-in-version",
    place: "/Response/Assertion/@Version",
  },
  {
    name: "a confirmation by something else than bearer",
    make: edit(at("SubjectConfirmation", "Method", "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key")),
    cause: "sign-in-unconfirmed",
    place: "/Subject/SubjectConfirmation/@Method",
  },
  {
    name: "a confirmation that never ends",
    make: edit(({ element }) => element("SubjectConfirmationData").removeAttribute("NotOnOrAfter")),
    cause: "sign-in-unconfirmed",
    place: "/SubjectConfirmation/SubjectConfirmationData/@NotOnOrAfter",
  },
  {
    name: "a confirmation without data",
    make: edit(({ element }) => remove(element("SubjectConfirmationData"))),
    cause: "sign-in-unconfirmed",
    place: "/Subject/SubjectConfirmation",
  },
  {
    name: "no confirmation",
    make: edit(({ element }) => remove(element("SubjectConfirmation"))),
    cause: "sign-in-unconfirmed",
    place: "/Assertion/Subject",
  },
  {
    name: "nobody who has signed in",
    make: edit(({ element }) => remove(element("AuthnStatement"))),
    cause: "sign-in-no-authentication",
    place: "/Response/Assertion",
  },
  {
    name: "an assertion without an issuer",
    make: edit(({ root }) => {
      const inner = Array.from(root.getElementsByTagName("*")).find(
        (one) => one.localName === "Issuer" && one.parentNode !== root,
      );
      if (inner !== undefined) inner.textContent = "";
    }),
    cause: "sign-in-issuer",
    place: "/Assertion/Issuer",
  },
  {
    name: "nothing signed",
    make: (good) =>
      tampered(good, ({ root }) => {
        const all = Array.from(root.getElementsByTagName("*"));
        for (const one of all.filter(({ localName }) => localName === "Signature")) remove(one);
      }),
    cause: "sign-in-unsigned",
    place: "/Response/Assertion",
    shows: "signature",
  },
  {
    name: "another key",
    make: (good, { other }) => resigned(good, other),
    cause: "sign-in-other-key",
    place: "/Signature",
    shows: "signature",
  },
  {
    name: "something that was changed on the way",
    make: (good) =>
      tampered(good, ({ element }) => {
        element("AuthnContextClassRef").textContent = "urn:oasis:names:tc:SAML:2.0:ac:classes:X509";
      }),
    cause: "sign-in-other-key",
    place: "/Signature",
    shows: "signature",
    code: "tampering-changed",
  },
];
