import { webexBehaviour } from "../webex-behaviour.ts";
import type { WebexSite } from "../webex-site.ts";
import type { Sheet, SheetRow } from "./sheet.ts";

/**
 * What a site's own service provider needs: the only one whose assertion the XML API's AuthenticateUser takes. No trust of
 * Control Hub issues such an assertion. Pure.
 *
 * @param spId WebEx SAML Issuer (SP ID), as Site Administration has it; Cisco recommends the site's address.
 */
export function siteSheet(site: WebexSite, spId: string = site.url): Sheet {
  return {
    title: `Webex Meetings site ${site.name}, at your identity provider`,
    intro:
      "For a site that Site Administration manages, with single sign-on of its own, and for assertions for the XML API (AuthenticateUser). For an organisation in Control Hub these values are wrong: make the sheet of its tenant. Cisco announced the meetings part of the XML API to be retired on 31 March 2024; the part for users stays.",
    sections: [
      { title: "At the identity provider: who the site is", rows: identity(site, spId) },
      { title: "At the identity provider: who the user is", rows: user },
      { title: "At the identity provider: how it is signed", rows: signing },
      {
        title: "In Site Administration: Configuration > Common Site Settings > SSO Configuration",
        rows: atTheSite(spId),
      },
    ],
  };
}

function identity({ name, url }: WebexSite, spId: string): SheetRow[] {
  return [
    {
      term: "entity ID of the service provider, and audience",
      values: [spId],
      note: "The same as “Webex SAML Issuer (SP ID)” of the site, character by character; there the default is http://www.webex.com.",
      reference: webexBehaviour.siteServiceProvider,
    },
    {
      term: "ACS, recipient and destination",
      values: [`${url}/dispatcher/SAML2AuthService?siteurl=${name}`],
      note: "By HTTP-POST. “Export” on the site's SSO page gives its own metadata: where that says otherwise, it holds.",
      reference: webexBehaviour.siteAcs,
    },
    {
      term: "profile",
      values: [],
      note: "For the XML API the identity provider starts (IdP-initiated): the assertion has no InResponseTo. For people, either side may start.",
      reference: webexBehaviour.xmlApiAssertion,
    },
    {
      term: "RelayState",
      values: [],
      note: "None needed. For people, the page of the site to show after sign-in.",
    },
  ];
}

const user: readonly SheetRow[] = [
  {
    term: "NameID format",
    values: ["urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"],
    note: "Or unspecified (the site's default), X.509 subject, entity or persistent; the same at the site. Transient is none of them.",
    reference: webexBehaviour.siteServiceProvider,
  },
  {
    term: "attributes, required",
    values: ["uid", "firstname", "lastname", "email"],
    note: "uid is the user's name at the site. Exactly this letter case.",
    reference: webexBehaviour.siteAttributes,
  },
  {
    term: "attribute, for accounts that are made or changed at sign-in",
    values: ["updateTimeStamp"],
    note: "When the user was changed last. Recommended for Auto Account Creation, required for Auto Account Update.",
    reference: webexBehaviour.siteAttributes,
  },
  {
    term: "AuthnContextClassRef",
    values: ["urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"],
    note: "Or whatever the identity provider states: the same must stand at the site.",
    reference: webexBehaviour.siteServiceProvider,
  },
];

const signing: readonly SheetRow[] = [
  {
    term: "sign",
    values: [],
    note: "The assertion; a signature over the response alone is not enough.",
    reference: webexBehaviour.siteSignedAssertion,
  },
  {
    term: "signature algorithm",
    values: ["http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"],
    note: "RSA, 2048 bits or more.",
  },
  { term: "encryption", values: [], note: "None." },
  {
    term: "clock",
    values: [],
    note: "Synchronised (NTP); assertions valid for some minutes, and used at once.",
  },
];

function atTheSite(spId: string): SheetRow[] {
  const site = webexBehaviour.siteServiceProvider;
  return [
    { term: "Federation Protocol", values: ["SAML 2.0"], reference: site },
    {
      term: "SSO Profile",
      values: [],
      note: "IdP Initiated for the XML API, with the parameter of the target page; SP Initiated takes sign-ins that start at the site, too.",
      reference: site,
    },
    { term: "Webex SAML Issuer (SP ID)", values: [spId], reference: site },
    {
      term: "Import SAML Metadata",
      values: [],
      note: "The identity provider's file fills Issuer for SAML (IdP ID), the login URL and the certificate; the class above is not in it.",
      reference: site,
    },
    {
      term: "the site's own certificate",
      values: [],
      note: "For signed requests and logout only. It is valid for about a year; a new one is made two months before its end, and must go to the identity provider then.",
      reference: webexBehaviour.siteCertificate,
    },
    {
      term: "the way out",
      values: [],
      note: "Before you activate it, prove that a site administrator can sign in without single sign-on, and keep a session open.",
    },
  ];
}
