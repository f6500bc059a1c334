import { describe, expect, it } from "vitest";
import type { ReadOptions } from "../../../saml/metadata/read-service-provider.ts";
import { acs, metadataXml, type SigningOptions, signXml, webexShape } from "../../fixtures/metadata.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";
import { complaints, downloadAgain, key, read, signedMetadata } from "../../fixtures/metadata-read.ts";

const more = "http://www.w3.org/2001/04/xmldsig-more#";
const sha1: SigningOptions = {
  signatureAlgorithm: "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
  digestAlgorithm: "http://www.w3.org/2000/09/xmldsig#sha1",
};
const unsigned = metadataXml(webexShape(key));
const legacy = signedMetadata({}, sha1);
const good = signedMetadata();
const stranger = makeKey({ name: "somebody else" });
const pin = { pinnedFingerprint: key.fingerprint };
const otherPin = { pinnedFingerprint: stranger.fingerprint };

const setUpAnew =
  "Set SSO up anew in Control Hub in a maintenance window, which gives metadata signed with SHA-256.";
const unsignedFinding = [
  "metadata-unsigned",
  "It has no signature, so a change to it would not be noticed; Webex signs what it exports.",
  `${downloadAgain} If Webex's own file has no signature, set webex-sso:metadataSignature: unsigned in the tenant's configuration.`,
];
const legacyFinding = [
  "metadata-legacy-signature",
  "Its signature is valid but uses SHA-1, which can be forged; Webex organisations from before November 2017 have such metadata until SSO is set up anew.",
  `${setUpAnew} Until then, set webex-sso:metadataSignature: legacy in the tenant's configuration.`,
];
const legacyAccepted = (accept: string) => [
  "metadata-legacy-signature-accepted",
  `Its signature is valid but uses SHA-1; it is taken because webex-sso:metadataSignature is ${accept}.`,
  setUpAnew,
];
const otherCertificate = [
  "metadata-signature-other-certificate",
  `It is signed with the certificate ${key.fingerprint}, but the tenant pins ${stranger.fingerprint}.`,
  `If Webex has renewed its certificate, compare the new fingerprint in Control Hub and set webex-sso:metadataCertificate to it. If not, do not use this file. ${downloadAgain}`,
];
const broken = [
  "metadata-signature-broken",
  "Its signature is broken: the content is not what was signed, so the file was changed after Webex signed it.",
  downloadAgain,
];
const unknownKey = (count: number) => [
  "metadata-signature-unknown-key",
  `Its signature was made with none of the ${count} certificates that the file names, so nobody can tell who made it.`,
  downloadAgain,
];

/** The case, the file, the options, the state (undefined: nothing is believed) and the findings. */
const cases: [string, string, Partial<ReadOptions>, string | undefined, ...string[][]][] = [
  ["valid against its own certificate", good, {}, "embedded"],
  ["valid against the pinned certificate", good, pin, "pinned"],
  [
    "the pin in another notation",
    good,
    { pinnedFingerprint: key.fingerprint.replaceAll(":", " ").toLowerCase() },
    "pinned",
  ],
  ["valid against another than the pinned certificate", good, otherPin, undefined, otherCertificate],
  ["SHA-1", legacy, {}, "legacy", legacyFinding],
  ["SHA-1, accepted by name", legacy, { accept: "legacy" }, "legacy", legacyAccepted("legacy")],
  [
    "SHA-1 where even no signature is accepted",
    legacy,
    { accept: "unsigned" },
    "legacy",
    legacyAccepted("unsigned"),
  ],
  [
    "SHA-1 and the pinned certificate",
    legacy,
    { ...pin, accept: "legacy" },
    "legacy",
    legacyAccepted("legacy"),
  ],
  ["SHA-1 and another certificate", legacy, { ...otherPin, accept: "legacy" }, undefined, otherCertificate],
  [
    "SHA-1 in the digest alone",
    signedMetadata({}, { digestAlgorithm: sha1.digestAlgorithm as string }),
    {},
    "legacy",
    legacyFinding,
  ],
  ["no signature", unsigned, {}, "unsigned", unsignedFinding],
  ["no signature where only SHA-1 is accepted", unsigned, { accept: "legacy" }, "unsigned", unsignedFinding],
  [
    "no signature, accepted by name",
    unsigned,
    { accept: "unsigned" },
    "unsigned",
    [
      "metadata-unsigned-accepted",
      "It has no signature; it is taken because webex-sso:metadataSignature is unsigned.",
      "Remove that key as soon as Webex offers a signed file.",
    ],
  ],
  [
    "no signature though a certificate is pinned",
    unsigned,
    { ...pin, accept: "unsigned" },
    undefined,
    [
      "metadata-unsigned",
      `It has no signature, but the tenant pins the certificate ${key.fingerprint}.`,
      downloadAgain,
    ],
  ],
  ["an edited file", good.replace(/index="0"/, 'index="1"'), {}, undefined, broken],
  [
    "an edited file where no signature is needed",
    good.replace("transient", "persistent"),
    { accept: "unsigned" },
    undefined,
    broken,
  ],
  ["a reformatted file", good.replaceAll(/\n\s*/g, ""), {}, undefined, broken],
  [
    "a signature by a key that the file does not name",
    signXml(unsigned, stranger, { withoutCertificate: true }),
    {},
    undefined,
    unknownKey(1),
  ],
  [
    "a signature without any certificate",
    signXml(metadataXml(webexShape(key, { signing: [], encryption: [], singleLogout: [] })), key, {
      withoutCertificate: true,
    }),
    {},
    undefined,
    unknownKey(0),
  ],
  [
    "signed anew by a stranger who leaves the pinned certificate in the file",
    signXml(metadataXml(webexShape(stranger, { signing: [key.base64, stranger.base64] })), stranger),
    pin,
    undefined,
    [
      otherCertificate[0] as string,
      `It is signed with the certificate ${stranger.fingerprint}, but the tenant pins ${key.fingerprint}.`,
      otherCertificate[2] as string,
    ],
  ],
  [
    "a signature by the certificate of the role alone",
    signXml(unsigned, key, { withoutCertificate: true }),
    pin,
    "pinned",
  ],
  ["a signature over the whole document", signedMetadata({}, { emptyUri: true }), pin, "pinned"],
  [
    "inclusive canonicalisation of SignedInfo",
    signedMetadata({}, { canonicalization: "http://www.w3.org/TR/2001/REC-xml-c14n-20010315" }),
    pin,
    "pinned",
  ],
  [
    "RSA with SHA-512",
    signedMetadata(
      {},
      { signatureAlgorithm: `${more}rsa-sha512`, digestAlgorithm: "http://www.w3.org/2001/04/xmlenc#sha512" },
    ),
    pin,
    "pinned",
  ],
  [
    "line ends in SignatureValue as Java writes them",
    good.replace(/(<ds:SignatureValue>.{76})/, "$1&#13;\n"),
    pin,
    "pinned",
  ],
  [
    "a pin that is a SHA-1 fingerprint",
    good,
    { pinnedFingerprint: "AA".repeat(20) },
    undefined,
    [
      "metadata-pin-invalid",
      `The pinned certificate “${"AA".repeat(20)}” is no SHA-256 fingerprint: that has 64 hexadecimal digits, with or without colons. It looks like a SHA-1 fingerprint.`,
      "Correct webex-sso:metadataCertificate in the tenant's configuration.",
    ],
  ],
  [
    "a pin that is nothing",
    good,
    { pinnedFingerprint: "todo" },
    undefined,
    [
      "metadata-pin-invalid",
      "The pinned certificate “todo” is no SHA-256 fingerprint: that has 64 hexadecimal digits, with or without colons.",
      "Correct webex-sso:metadataCertificate in the tenant's configuration.",
    ],
  ],
];

describe("readServiceProvider tells the states of a signature apart", () => {
  it.each(cases)("%s", (_name, file, options, state, ...expected) => {
    expect(complaints(file, options)).toEqual(expected);
    expect(read(file, options).serviceProvider?.signature).toBe(state);
  });

  it("names the fingerprint to pin when it could not check who signed", () => {
    expect(
      read(good).findings.map(({ code, severity, message, fix }) => [code, severity, message, fix]),
    ).toEqual([
      [
        "metadata-signature-embedded",
        "info",
        "Its signature is valid, but only against the certificate CN=test key that the file itself brings along: that proves that it is complete, not who made it.",
        `To have the signer checked too, compare the fingerprint in Control Hub and set webex-sso:metadataCertificate: ${key.fingerprint} in the tenant's configuration.`,
      ],
    ]);
    expect(read(good, pin).findings).toEqual([]);
  });

  it("verifies ECDSA as others make it", () => {
    const ec = makeKey({ algorithm: "ec" });
    const shape = webexShape(ec, { acs: [acs("POST", 0)] });
    const signed = signXml(metadataXml(shape), ec, { signatureAlgorithm: `${more}ecdsa-sha256` });
    expect(complaints(signed, { pinnedFingerprint: ec.fingerprint })).toEqual([]);
    expect(read(signed, { pinnedFingerprint: ec.fingerprint }).serviceProvider?.signature).toBe("pinned");
  });
});
