import { describe, expect, test } from "vitest";
import { certificatesOf, isInUse, nearestCertificate } from "../../../report/certificates.ts";
import { configurationFingerprint } from "../../../report/sign-in-tests/configuration-fingerprint.ts";
import { waitingCertificates } from "../../../report/waiting-certificates.ts";
import { administrations } from "../../../vendors/administrations.ts";
import { type VendorKind, vendors } from "../../../vendors/index.ts";
import { certificates } from "./sample.ts";
import { held, type Stop, walk } from "./walk.ts";

const dayAfter = new Date(Date.parse(certificates.old.notAfter) + 86_400_000);

/** What the report has of a stage once it is deployed. */
function reported(kind: VendorKind, { signs, isMade, rotation }: Stop) {
  const signingCertificates = [...held(kind, signs, isMade).published];
  // In which order PingFederate writes them is documented nowhere.
  if (administrations[kind].rotation.signer === "unknown") signingCertificates.reverse();
  const identityProvider = {
    entityId: "",
    singleSignOnUrl: "",
    signingCertificates,
    waitingCertificates: [],
  };
  const waiting = waitingCertificates(kind, { identityProvider, rotation });
  const sources = { trust: undefined, signingCertificates, waiting, serviceProvider: undefined };
  return certificatesOf({ ...sources, wants: { singleLogout: false, encryption: false } }, dayAfter, 30);
}

describe.each(Object.keys(vendors) as VendorKind[])("%s", (kind) => {
  const stops = walk({ kind, side: "identity-provider" });

  test.each(stops)("$stage: the certificate that signs is the one that counts", (stop) => {
    const found = reported(kind, stop);
    const { fingerprint } = certificates[stop.signs];
    // Once the rotation is over, the old one that has ended is replaced.
    expect(nearestCertificate(found)).toMatchObject({ fingerprint });
    expect(found.filter(isInUse).map(({ state }) => state)).toEqual([
      stop.signs === "old" ? "ended" : "valid",
    ]);
  });
});

test("a confirmation alone makes no sign-in test outdated; a switch does", () => {
  const [, staged, confirmed, switched] = walk({ kind: "pingfederate", side: "identity-provider" }).map(
    ({ values }) =>
      configurationFingerprint(
        Object.fromEntries(Object.entries(values).map(([key, value]) => [`webex-sso:${key}`, value])),
        () => Buffer.alloc(0),
      ),
  );
  expect(confirmed).toBe(staged);
  expect(switched).not.toBe(confirmed);
});
