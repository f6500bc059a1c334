import type { AttributeSource, UserValue } from "../attribute-source.ts";
import { bindingUrns } from "../binding.ts";
import type { Certificate } from "../certificate.ts";
import type { ServiceProvider } from "../service-provider.ts";
import type { Attribute, Trust } from "../trust-model.ts";
import { webexBehaviour } from "../webex-behaviour.ts";
import type { Sheet, SheetRow } from "./sheet.ts";

const algorithms: Readonly<Record<string, string>> = {
  "rsa-sha1": "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
  "rsa-sha256": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
  "rsa-sha384": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
  "rsa-sha512": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
  sha1: "http://www.w3.org/2000/09/xmldsig#sha1",
  sha256: "http://www.w3.org/2001/04/xmlenc#sha256",
  sha384: "http://www.w3.org/2001/04/xmldsig-more#sha384",
  sha512: "http://www.w3.org/2001/04/xmlenc#sha512",
  "aes128-cbc": "http://www.w3.org/2001/04/xmlenc#aes128-cbc",
  "aes256-cbc": "http://www.w3.org/2001/04/xmlenc#aes256-cbc",
};

/**
 * The trust as a sheet for any SAML 2.0 product. Pure.
 *
 * @param name the tenant, or the file.
 * @example trustSheet("acme", trust, serviceProvider).sections[0]?.rows
 */
export function trustSheet(name: string, trust: Trust, serviceProvider: ServiceProvider): Sheet {
  return {
    title: `Webex at your identity provider: ${name}`,
    intro: `Every value of the trust with Webex ${trust.mode === "partner" ? "(partner single sign-on)" : `(organisation ${serviceProvider.organizationId})`}, for a SAML 2.0 product. Where it can read metadata, give it Webex's file, and compare; where both differ, this sheet holds.`,
    sections: [
      { title: "Who Webex is", rows: identity(trust) },
      { title: "Where answers go", rows: answers(trust) },
      { title: "Who the user is", rows: user(trust) },
      { title: "How it is signed", rows: signing(trust, serviceProvider) },
      { title: "Signing out", rows: logout(trust) },
      { title: "Besides", rows: besides(trust) },
    ],
  };
}

function identity({ entityId, audience }: Trust): SheetRow[] {
  return [
    { term: "entity ID of the service provider", values: [entityId] },
    {
      term: "audience",
      values: [audience],
      note: "Character by character, without a slash at the end.",
    },
  ];
}

function answers({ acs }: Trust): SheetRow[] {
  return [
    ...acs.map(
      ({ binding, url, index, isDefault }): SheetRow => ({
        term: `ACS, index ${index}${isDefault ? ", default" : ""}`,
        values: [url],
        note: `Binding ${bindingUrns[binding]}.${isDefault ? " Also the recipient and the destination of answers." : ""}`,
      }),
    ),
    {
      term: "profile",
      values: [],
      note: "Web browser SSO that Webex starts (SP-initiated); requests come by HTTP-POST or HTTP-Redirect. What nobody asked for is refused.",
      reference: webexBehaviour.serviceProviderStartsSignIn,
    },
    { term: "RelayState", values: [], note: "Give back what the request brought, unchanged. No default." },
  ];
}

function user({ nameIdFormat, claim, attributes, mode }: Trust): SheetRow[] {
  return [
    {
      term: "NameID format",
      values: [nameIdFormat],
      note: "A new random value for each session, not the account's name; it must be known at sign-out.",
      reference: webexBehaviour.nameIdFormats,
    },
    {
      ...attribute(claim),
      note: `${sourceWords(claim.source)} It must be an address that Webex knows of the user: nothing else signs anybody in. Exactly this letter case, one value.`,
      reference: mode === "partner" ? webexBehaviour.partnerClaim : webexBehaviour.organizationClaim,
    },
    ...attributes.map((one) => ({ ...attribute(one), note: sourceWords(one.source) })),
    {
      term: "NameFormat of attributes",
      values: [],
      note: "The product's default: Webex's guides ask for none.",
    },
  ];
}

function attribute({ name }: Attribute): SheetRow {
  return { term: "attribute", values: [name] };
}

const values: Partial<Record<UserValue, string>> = {
  email: "the user's email address",
  userName: "the user's login name",
  externalId: "the identity provider's own identifier of the user",
  givenName: "the user's given name",
  familyName: "the user's family name",
};

function sourceWords(source: AttributeSource): string {
  if (typeof source === "string") return `From ${values[source] ?? `the user's ${source}`}.`;
  if ("expression" in source) return `From ${source.expression}, in the identity provider's own language.`;
  return `The names of the user's groups where ${source.groups.match} “${source.groups.value}” holds.`;
}

function signing(
  { signature, encryption, clockSkewMinutes }: Trust,
  { wantAssertionsSigned }: ServiceProvider,
) {
  const { algorithm, digest, assertion, response } = signature;
  const signed = [...(assertion ? ["the assertion"] : []), ...(response ? ["the response"] : [])];
  return [
    {
      term: "sign",
      values: [],
      note: `${signed.join(" and ").replace(/^t/, "T")}.${wantAssertionsSigned ? " Webex's metadata asks for signed assertions." : ""}`,
    },
    {
      term: "signature algorithm",
      values: [algorithms[algorithm] ?? algorithm],
      note: "RSA, 2048 bits or more.",
    },
    { term: "digest algorithm", values: [algorithms[digest] ?? digest] },
    encryption === "off"
      ? { term: "encryption", values: [], note: "None. Switch it off where it is the default." }
      : {
          term: "encryption",
          values: [algorithms[encryption.algorithm] ?? encryption.algorithm],
          note: `Of the assertion, for ${certificateWords(encryption.certificate)}. Never AES-GCM.`,
          reference: webexBehaviour.noGcm,
        },
    {
      term: "clock",
      values: clockSkewMinutes === undefined ? [] : [`${clockSkewMinutes} minutes`],
      note:
        clockSkewMinutes === undefined
          ? "Synchronised (NTP); assertions valid for some minutes, from one or two before they are issued."
          : "NotBefore lies so far in the past. Synchronise the clock (NTP); assertions valid for some minutes.",
      reference: webexBehaviour.clockSkew,
    },
    {
      term: "signed requests",
      values: [],
      note: "Do not demand them. Where you must: verify them with the certificates below, the old and the new one at each rollover.",
    },
  ] satisfies SheetRow[];
}

function logout({ singleLogout }: Trust): SheetRow[] {
  if (singleLogout === "off")
    return [
      {
        term: "single logout",
        values: [],
        note: "Off: signing out of Webex leaves the session at the identity provider.",
      },
    ];
  return [
    ...singleLogout.endpoints.map(
      ({ binding, url, responseUrl }): SheetRow => ({
        term: `single logout, ${binding}`,
        values: [url, ...(responseUrl === undefined ? [] : [responseUrl])],
        note: `Binding ${bindingUrns[binding]}.${responseUrl === undefined ? " For requests and responses." : " The second address takes the responses."}`,
      }),
    ),
    ...singleLogout.certificates.map(
      (one, place): SheetRow => ({
        term: "verify Webex's messages with",
        values: [one.fingerprint],
        note: `SHA-256 of ${certificateWords(one)}; it is in Webex's metadata.${place === 0 ? " Where the product takes one only, this one." : ""}`,
      }),
    ),
    {
      term: "logout messages",
      values: [],
      note: "Sign requests and responses, as the assertions. Revocation checks off, unless the certificate names a list that can be reached.",
      reference: webexBehaviour.signedLogout,
    },
  ];
}

function besides({ honorForceAuthn, hideLaunchTile, groups, mode }: Trust): SheetRow[] {
  return [
    {
      term: "who may sign in",
      values: groups,
      note:
        groups.length === 0 ? "Assign the users or groups; nobody else." : "These groups, and nobody else.",
      reference: webexBehaviour.assignment,
    },
    {
      term: "ForceAuthn",
      values: [],
      note: honorForceAuthn ? "Honour it: users sign in again when Webex asks." : "Ignore it.",
    },
    {
      term: "launch tile",
      values: [],
      note: hideLaunchTile
        ? "Hide it: a sign-in that starts there fails."
        : "Shown, though a sign-in that starts there fails.",
    },
    {
      term: "back to Webex",
      values: [],
      note: `The product's metadata: KeyDescriptor first in IDPSSODescriptor, the transient NameIDFormat first, https only. webex-sso idp-metadata FILE judges it, and says what ${mode === "partner" ? "to send to Cisco TAC" : "to do in Control Hub"}.`,
      reference: webexBehaviour.keyDescriptorFirst,
    },
  ];
}

function certificateWords({ subject, notBefore, notAfter }: Certificate): string {
  return `${subject}, valid ${notBefore.slice(0, 10)} to ${notAfter.slice(0, 10)}`;
}
