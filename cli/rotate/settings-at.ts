import { isDeepStrictEqual } from "node:util";
import { preferredCertificates } from "../../saml/preferred-certificates.ts";
import { present } from "../../saml/present.ts";
import type { Rotation } from "../../stacks/rotation-config.ts";
import { idpConfig, vendors } from "../../vendors/index.ts";
import { type Changes, kindOf, type Position, type Rotating, signingRotation } from "./rotating.ts";

/** The keys of a tenant that a rotation of Webex's certificates changes. */
export const webexKeys = [
  "metadata",
  "metadataCertificate",
  "previousMetadata",
  "logoutCertificate",
  "encryptionCertificate",
] as const;

/**
 * What the settings of a tenant are at some point of its rotation, whatever they are now; without the rotation's own key.
 *
 * @param now decides which certificate is preferred once the old one is no longer named.
 */
export function settingsAt(position: Position, rotating: Rotating, rotation: Rotation, now: Date): Changes {
  return rotation.side === "identity-provider"
    ? { idp: idpAt(position, rotating, rotation) }
    : webexAt(position, rotating, rotation, now);
}

function idpAt(position: Position, { values }: Rotating, { before, key = "" }: Rotation): object {
  const idp = values.idp as Readonly<Record<string, unknown>>;
  const { settings } = signingRotation(values);
  if (settings === undefined) return idp;
  const untouched = Object.entries(idp).filter(([name]) => !settings.keys.includes(name));
  const former = { ...Object.fromEntries(untouched), ...before };
  if (position === "before") return inOrderOf(idp, former);
  const stage = position === "confirmed" ? "staged" : position;
  return inOrderOf(idp, present({ ...former, ...settings[stage](idpConfig.parse(former), key) }));
}

/** What stays keeps its place in the file. */
function inOrderOf(order: object, values: Readonly<Record<string, unknown>>): object {
  const known = Object.keys(order).filter((key) => key in values);
  return Object.fromEntries(
    [...new Set([...known, ...Object.keys(values)])].map((key) => [key, values[key]]),
  );
}

function webexAt(position: Position, rotating: Rotating, rotation: Rotation, now: Date): Changes {
  const { before, old, new: next } = rotation;
  if (position === "before") return Object.fromEntries(webexKeys.map((key) => [key, before[key]]));
  const { values, webex } = rotating;
  const { metadata, metadataCertificate, previousMetadata } = values;
  const files = { metadata, metadataCertificate };
  const { logout, encryption } = uses(rotating, rotation);
  if (position === "retired") {
    // Named only where the newest is another one, because then nothing else says which to take.
    const left = (certificates: Rotating["webex"]["signing"], wanted: string | undefined) => {
      const named = certificates.filter(({ fingerprint }) => !rotation.gone?.includes(fingerprint));
      return preferredCertificates(named, now)[0]?.fingerprint === wanted ? undefined : wanted;
    };
    return {
      ...files,
      previousMetadata: undefined,
      logoutCertificate: logout ? left(webex.signing, next) : undefined,
      encryptionCertificate: encryption && left(webex.encryption, encryption.new),
    };
  }
  const isSwitched = position === "switched";
  return {
    ...files,
    previousMetadata,
    logoutCertificate: logout ? (isSwitched ? next : old) : before.logoutCertificate,
    encryptionCertificate: isSwitched ? encryption?.new : encryption?.old,
  };
}

/** For what the tenant uses one certificate of Webex's alone, which has to be chosen. */
function uses({ values }: Rotating, { before, encryption }: Rotation) {
  const { certificates } = vendors[kindOf(values)].capabilities.singleLogout;
  const isOn = values.singleLogout !== false && certificates !== "none";
  return { logout: isOn && (certificates === "one" || before.logoutCertificate !== undefined), encryption };
}

/** Whether the new certificate comes into use by a change of the tenant's own settings or by somebody's hand. */
export function hasSwitch(rotating: Rotating, rotation: Rotation, now: Date): boolean {
  if (rotation.side === "identity-provider") return true;
  const at = (position: Position) => present(settingsAt(position, rotating, rotation, now));
  return !isDeepStrictEqual(at("staged"), at("switched"));
}
