import type { ConfiguredTrust } from "../saml/configured-trust.ts";
import type { Judged, JudgedField } from "./field.ts";
import type { RawResource } from "./trusts/raw-resource.ts";
import type { Others, TrustSource } from "./trusts/trust-source.ts";

/** What reading a field gave. */
export type Reading =
  | { readonly state: "known"; readonly value: unknown }
  /** It is known once the update has run. */
  | { readonly state: "waits"; readonly property: string }
  /** It is there, and nobody can say what it means. */
  | { readonly state: "misunderstood"; readonly reason: string }
  /** Other resources, or another stack, have it. */
  | { readonly state: "unseen"; readonly reason: string }
  /** The vendor has no such setting. */
  | { readonly state: "inexpressible" };

/** Why a value cannot be judged. The message of an error is never told: it may quote the value. */
export const strangeForm = "its value has a form that is not understood";

/** The readings of one trust. A function, so that a field is read when somebody asks. */
export type Readings = (field: JudgedField) => Reading;

/** The property that an error says is not known yet; undefined for every other error. */
export type UnknownProperty = (error: unknown) => string | undefined;

/** Readings of values that are all known: a trust without an engine. */
export function readingsOf(judged: Judged): Readings {
  return (field) => (field in judged ? { state: "known", value: judged[field] } : { state: "inexpressible" });
}

/** A ConfiguredTrust as rules judge it: a vendor's logout certificates are a field of their own. */
export function judgedOf(trust: ConfiguredTrust): Judged {
  const { singleLogout } = trust;
  const certificates = singleLogout === "off" ? undefined : singleLogout?.certificates;
  return {
    ...trust,
    ...(singleLogout === undefined || singleLogout === "off" || certificates === undefined
      ? {}
      : { logoutCertificates: certificates }),
  };
}

/**
 * Reads a trust from raw resources, each field by itself.
 *
 * @param others the rest of the stack; undefined where only one resource is seen.
 */
export function readTrust(
  source: TrustSource<unknown>,
  anchor: RawResource,
  others: Others,
  unknownProperty: UnknownProperty,
): Readings {
  const resources = source.resources(anchor, others);
  const read = (field: JudgedField): Reading => {
    if (field === "protect") return { state: "known", value: anchor.protect };
    if (others === undefined && source.joined.includes(field))
      return { state: "unseen", reason: "only a whole stack shows it" };
    const reader = readerOf(source, field, anchor, others);
    if (reader === undefined) return { state: "inexpressible" };
    const misunderstood = source.misunderstood?.(field, resources);
    if (misunderstood !== undefined) return { state: "misunderstood", reason: misunderstood };
    const unseen = source.unseen?.(field, resources);
    if (unseen !== undefined) return { state: "unseen", reason: unseen };
    return { state: "known", value: reader(resources) };
  };
  const done = new Map<JudgedField, Reading>();
  return (field) => {
    const reading = done.get(field) ?? caught(() => read(field), unknownProperty);
    done.set(field, reading);
    return reading;
  };
}

type Reader = (resources: unknown) => unknown;

function readerOf(
  source: TrustSource<unknown>,
  field: JudgedField,
  anchor: RawResource,
  others: Others,
): Reader | undefined {
  const { view, signedRequests, signingCertificates, enabled, vendorSettings, capabilities } = source;
  switch (field) {
    case "protect":
      return () => anchor.protect;
    case "signedRequests":
      return signedRequests && (() => signedRequests(anchor));
    case "signingCertificates":
      return signingCertificates && (() => signingCertificates(anchor, others));
    case "enabled":
      return enabled && (() => enabled(anchor, others) ?? true);
    case "vendorSettings":
      return () => vendorSettings(anchor, others);
    case "logoutCertificates":
      if (capabilities.singleLogout.certificates === "none") return undefined;
      return (resources) => {
        const logout = view.singleLogout?.(resources);
        return logout === "off" ? undefined : logout?.certificates;
      };
    default:
      return view[field];
  }
}

function caught(read: () => Reading, unknownProperty: UnknownProperty): Reading {
  try {
    return read();
  } catch (error) {
    const property = unknownProperty(error);
    if (property !== undefined) return { state: "waits", property };
    return { state: "misunderstood", reason: strangeForm };
  }
}
