import { describe, expect, it } from "vitest";
import { acs, base, endpoint, type MetadataShape, organizationId } from "../../fixtures/metadata.ts";
import { askCisco, complaints, downloadAgain, signedMetadata } from "../../fixtures/metadata-read.ts";

const url = `${base}/Consumer/metaAlias/${organizationId}/sp`;
const hosts =
  "idbroker.webex.com, idbroker-b-us.webex.com, idbroker-secondary.webex.com, idbroker-eu.webex.com, idbroker-ca.webex.com, idbroker-sg.webex.com, idbroker-in.webex.com, idbroker-ae.webex.com, idbroker-au.webex.com, idbroker-f.webex.com, idbrokerbts.webex.com, idbrokerbts-eu.webex.com";

/** What is wrong, the change that makes it so, and every finding about it. */
const problems: [string, Partial<MetadataShape>, ...string[][]][] = [
  [
    "an entity ID without an organisation",
    { entityId: "https://idbroker.webex.com/" },
    [
      "metadata-entity-id",
      "Its entityID “https://idbroker.webex.com/” names no organisation; accepted is https://idbroker.webex.com/<organisation ID>.",
      askCisco,
    ],
  ],
  [
    "an entity ID with a slash at the end",
    { entityId: `https://idbroker.webex.com/${organizationId}/` },
    [
      "metadata-entity-id",
      `Its entityID “https://idbroker.webex.com/${organizationId}/” names no organisation; accepted is https://idbroker.webex.com/<organisation ID>.`,
      askCisco,
    ],
  ],
  [
    "a role for an older protocol",
    { role: { protocolSupportEnumeration: "urn:oasis:names:tc:SAML:1.1:protocol" } },
    [
      "metadata-protocol",
      "Its protocolSupportEnumeration is “urn:oasis:names:tc:SAML:1.1:protocol”, without urn:oasis:names:tc:SAML:2.0:protocol.",
      downloadAgain,
    ],
  ],
  [
    "an identity provider's role beside the service provider's",
    { after: `<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"/>` },
    [
      "metadata-also-identity-provider",
      "It also describes an identity provider (IDPSSODescriptor), which is left out.",
      "Nothing, if the file comes from Control Hub as it is.",
    ],
  ],
  [
    "a file that has expired this second",
    { entity: { ID: "_m", validUntil: "2026-11-21T12:00:00Z" } },
    [
      "metadata-expired",
      "It was valid until 2026-11-21T12:00:00.000Z; now it is 2026-11-21T12:00:00.000Z.",
      downloadAgain,
    ],
  ],
  ...["2027-02-30T00:00:00Z", "2027-13-01T00:00:00Z", "tomorrow", "01/02/2027", "2027-01-01"].map(
    (validUntil): [string, Partial<MetadataShape>, string[]] => [
      `validUntil “${validUntil}”`,
      { entity: { ID: "_m", validUntil } },
      [
        "metadata-valid-until-invalid",
        `EntityDescriptor has validUntil="${validUntil}", which is no date; accepted is, for example, 2027-01-31T00:00:00Z. Whether the file has expired cannot be told.`,
        askCisco,
      ],
    ],
  ),
  ...["P", "PT", "7D", "P1DT", "P1H"].map((cacheDuration): [string, Partial<MetadataShape>, string[]] => [
    `cacheDuration “${cacheDuration}”`,
    { entity: { ID: "_m", cacheDuration } },
    [
      "metadata-cache-duration-invalid",
      `EntityDescriptor has cacheDuration="${cacheDuration}", which is no duration and is left out; accepted is, for example, P7D.`,
      askCisco,
    ],
  ]),
  [
    "several things at once",
    {
      acs: [acs("Artifact", 70_000)],
      entity: { ID: "_m", validUntil: "2020-01-01T00:00:00Z" },
      singleLogout: [endpoint("POST", "https://example.com/")],
    },
    [
      "metadata-acs-index-invalid",
      `AssertionConsumerService ${url} has index="70000"; accepted are 0 to 65535. It is left out.`,
      askCisco,
    ],
    [
      "metadata-no-post-acs",
      "It has no AssertionConsumerService with the binding urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST, by which Webex takes sign-ins; it has only urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact.",
      askCisco,
    ],
    [
      "metadata-location-foreign",
      `SingleLogoutService has Location="https://example.com/", whose host is no Webex identity broker. Accepted, character by character, are ${hosts}.`,
      `${downloadAgain} Do not deploy this file.`,
    ],
    [
      "metadata-expired",
      "It was valid until 2020-01-01T00:00:00.000Z; now it is 2026-11-21T12:00:00.000Z.",
      downloadAgain,
    ],
  ],
];

describe("readServiceProvider reports what is wrong about a Webex entity", () => {
  it.each(problems)("%s", (_name, changes, ...expected) => {
    expect(complaints(signedMetadata(changes))).toEqual(expected);
  });
});
