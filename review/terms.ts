import type { Judged, JudgedField, SignedRequests } from "../policies/field.ts";
import { quote } from "../policies/quote.ts";
import type { AttributeSource } from "../saml/attribute-source.ts";
import { type Certificate, daysLeft } from "../saml/certificate.ts";
import type { TermPath } from "./term-words.ts";

/** One value of a trust, in SSO's own terms: what a change is made of. */
export interface Part {
  readonly path: TermPath;
  /** Tells parts of one path apart: an address, the name of an attribute. Empty where there is only one. */
  readonly key: string;
  /** The value for people; empty where the key says it all. */
  readonly text: string;
}

/** The fields of a trust that a review speaks of: all but `vendorSettings`, which are judged by their rule. */
export type TermField = Exclude<JudgedField, "vendorSettings">;

/** What a field of a trust is made of. */
type Parts = { readonly [Field in TermField]: (value: Judged[Field], now: Date) => readonly Part[] };

/** The attributes by which Webex knows users. */
const claims = ["uid", "mail"];

/** Every field, in the order in which reviewers read them. */
export const terms: Parts = {
  enabled: (enabled) => [part("enabled", "", enabled === false ? "off" : "on")],
  entityId: (value) => [part("entityId", "", quote("entityId", value))],
  audience: (value) => [part("audience", "", quote("audience", value))],
  nameIdFormat: (value) => [part("nameIdFormat", "", quote("nameIdFormat", value))],
  attributes: (attributes = []) => {
    const issued = attributes.filter(({ name }) => claims.includes(name));
    const [first] = issued;
    return [
      ...(first === undefined
        ? []
        : [
            part("claim.name", "", issued.map(({ name }) => name).join(", ")),
            part("claim.source", "", issued.map(({ source }) => sourceText(source)).join(", ")),
          ]),
      ...attributes
        .filter(({ name }) => !claims.includes(name))
        .map(({ name, source }) => part("attributes", name, sourceText(source))),
    ];
  },
  acs: (acs = []) => [
    ...acs.map(({ url }) => part("acs.url", quote("acs.url", url), "")),
    ...acs.flatMap(({ url, index }) =>
      index === undefined ? [] : [part("acs.index", quote("acs.url", url), String(index))],
    ),
    ...acs.flatMap(({ url, binding }) =>
      binding === undefined ? [] : [part("acs.binding", quote("acs.url", url), binding)],
    ),
    ...acs
      .filter(({ isDefault }) => isDefault)
      .map(({ url }) => part("acs.isDefault", "", quote("acs.url", url))),
  ],
  singleLogout: (logout) =>
    logout === undefined || logout === "off"
      ? [part("singleLogout", "", "off")]
      : [
          part("singleLogout", "", "on"),
          ...(logout.endpoints ?? []).map(({ binding, url, responseUrl }) =>
            part(
              "singleLogout.url",
              `${quote("singleLogout.url", url)} (${binding})`,
              responseUrl === undefined ? "" : `answers to ${quote("singleLogout.responseUrl", responseUrl)}`,
            ),
          ),
        ],
  logoutCertificates: (certificates = [], now) =>
    certificates.map((one) => part("singleLogout.certificates", one.fingerprint, ends(one, now))),
  signature: (signature = {}) => [
    ...(signature.algorithm === undefined ? [] : [part("signature.algorithm", "", signature.algorithm)]),
    ...(signature.digest === undefined ? [] : [part("signature.digest", "", signature.digest)]),
    ...(signature.assertion === undefined
      ? []
      : [part("signature.assertion", "", signed(signature.assertion))]),
    ...(signature.response === undefined ? [] : [part("signature.response", "", signed(signature.response))]),
  ],
  encryption: (encryption = "off", now) =>
    encryption === "off"
      ? [part("encryption.algorithm", "", "off")]
      : [
          part("encryption.algorithm", "", encryption.algorithm ?? "on"),
          ...(encryption.certificate === undefined
            ? []
            : [
                part(
                  "encryption.certificate",
                  encryption.certificate.fingerprint,
                  ends(encryption.certificate, now),
                ),
              ]),
        ],
  signingCertificates: (certificates = [], now) =>
    certificates.map(({ name, notAfter, signs }) =>
      part(
        "validity.signingCertificates",
        name,
        `${signs === false ? "waiting, " : ""}${ends({ notAfter }, now)}`,
      ),
    ),
  clockSkewMinutes: (minutes) => [
    part("clockSkewMinutes", "", minutes === undefined ? "the identity provider's own" : `${minutes} min`),
  ],
  signedRequests: (value = "optional") => [part("signedRequests", "", signedRequestWords[value])],
  honorForceAuthn: (value) => [part("honorForceAuthn", "", value === false ? "ignored" : "honoured")],
  hideLaunchTile: (value) => [part("hideLaunchTile", "", value ? "hidden" : "shown")],
  groups: (groups) =>
    groups === undefined
      ? [part("groups", "everybody", "")]
      : groups.map((group) => part("groups", group, "")),
  protect: (value) => [part("protect", "", value ? "protected" : "not protected")],
};

const signedRequestWords: Readonly<Record<SignedRequests, string>> = {
  optional: "not asked for",
  required: "asked for",
  unverifiable: "asked for, with no certificate to verify them by",
};

function part(path: TermPath, key: string, text: string): Part {
  return { path, key, text };
}

function signed(value: boolean): string {
  return value ? "signed" : "not signed";
}

/** @example "ends 2027-03-01, in 99 days" */
function ends({ notAfter }: Pick<Certificate, "notAfter">, now: Date): string {
  const days = daysLeft({ notAfter } as Certificate, now);
  return `${days < 0 ? "ended" : "ends"} ${notAfter.slice(0, 10)}${days < 0 ? "" : `, in ${days} days`}`;
}

function sourceText(source: AttributeSource): string {
  if (typeof source === "string") return source;
  if ("expression" in source) return source.expression;
  const { match, value } = source.groups;
  return `groups whose name ${match} ${value}`;
}
