import { describe, expect, it } from "vitest";
import { acs, base, endpoint, type MetadataShape, organizationId } from "../../fixtures/metadata.ts";
import { askCisco, complaints, downloadAgain, read, signedMetadata } from "../../fixtures/metadata-read.ts";

const url = `${base}/Consumer/metaAlias/${organizationId}/sp`;
const hosts =
  "idbroker.webex.com, idbroker-b-us.webex.com, idbroker-secondary.webex.com, idbroker-eu.webex.com, idbroker-ca.webex.com, idbroker-sg.webex.com, idbroker-in.webex.com, idbroker-ae.webex.com, idbroker-au.webex.com, idbroker-f.webex.com, idbrokerbts.webex.com, idbrokerbts-eu.webex.com";

/** What is wrong, the change that makes it so, and every finding about it. */
const problems: [string, Partial<MetadataShape>, ...string[][]][] = [
  [
    "no ACS at all",
    { acs: [] },
    [
      "metadata-no-post-acs",
      "It has no AssertionConsumerService with the binding urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST, by which Webex takes sign-ins; it has no AssertionConsumerService at all.",
      askCisco,
    ],
  ],
  [
    "only an Artifact ACS",
    { acs: [acs("Artifact", 0)] },
    [
      "metadata-no-post-acs",
      "It has no AssertionConsumerService with the binding urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST, by which Webex takes sign-ins; it has only urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact.",
      askCisco,
    ],
  ],
  [
    "a binding of SAML 1.1 beside the others",
    {
      acs: [acs("POST", 0), acs("POST", 1, { Binding: "urn:oasis:names:tc:SAML:1.0:profiles:browser-post" })],
    },
    [
      "metadata-binding-unknown",
      "AssertionConsumerService has the binding “urn:oasis:names:tc:SAML:1.0:profiles:browser-post” and is left out; known are urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST, urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect, urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact, urn:oasis:names:tc:SAML:2.0:bindings:SOAP, urn:oasis:names:tc:SAML:2.0:bindings:PAOS.",
      "Nothing, unless sign-in or logout needs this endpoint: then report it as an issue of this project.",
    ],
  ],
  [
    "an ACS without an index",
    { acs: [acs("POST", 0), acs("POST", 1, { index: undefined })] },
    [
      "metadata-acs-index-missing",
      `AssertionConsumerService ${url} has no index; it is given 1, the lowest that is free.`,
      askCisco,
    ],
  ],
  ...["-1", "65536", "one", "", "1.0", "0x1"].map((index): [string, Partial<MetadataShape>, string[]] => [
    `an ACS with the index “${index}”`,
    { acs: [acs("POST", 0), acs("POST", 1, { index })] },
    [
      "metadata-acs-index-invalid",
      `AssertionConsumerService ${url} has index="${index}"; accepted are 0 to 65535. It is left out.`,
      askCisco,
    ],
  ]),
  [
    "two ACS with one index",
    { acs: [acs("POST", 7), acs("Artifact", 7, { Location: `${url}/2` })] },
    [
      "metadata-acs-index-duplicate",
      `2 AssertionConsumerService elements have index="7": ${url} and ${url}/2. Which one a request means cannot be told.`,
      askCisco,
    ],
  ],
  [
    "two default ACS",
    { acs: [acs("POST", 5, { isDefault: "1" }), acs("POST", 2, { isDefault: "true" })] },
    [
      "metadata-acs-several-defaults",
      '2 AssertionConsumerService elements have isDefault="true" (index 2, 5); the one with the lowest index counts, 2.',
      askCisco,
    ],
  ],
  [
    "an ACS without TLS",
    { acs: [acs("POST", 0, { Location: `http://idbroker.webex.com/idb` })] },
    [
      "metadata-location-not-https",
      'AssertionConsumerService has Location="http://idbroker.webex.com/idb", which does not begin with https://.',
      askCisco,
    ],
  ],
  [
    "an ACS on another host",
    { acs: [acs("POST", 0, { Location: "https://idbroker.webex.com.evil.example/sp" })] },
    [
      "metadata-location-foreign",
      `AssertionConsumerService has Location="https://idbroker.webex.com.evil.example/sp", whose host is no Webex identity broker. Accepted, character by character, are ${hosts}.`,
      `${downloadAgain} Do not deploy this file.`,
    ],
  ],
  [
    "a logout response that would go to another host",
    {
      singleLogout: [{ ...endpoint("Redirect", url), ResponseLocation: "https://idbroker-webex.com/" }],
    },
    [
      "metadata-location-foreign",
      `SingleLogoutService has ResponseLocation="https://idbroker-webex.com/", whose host is no Webex identity broker. Accepted, character by character, are ${hosts}.`,
      `${downloadAgain} Do not deploy this file.`,
    ],
  ],
  ...[
    "/idb/Consumer",
    "https://idbroker.webex.com/a b",
    "https://idbroker.webex.com/'",
    "https://idbroker.webex.com/“",
  ].map((location): [string, Partial<MetadataShape>, string[]] => [
    `an ACS at “${location}”`,
    { acs: [acs("POST", 0, { Location: location })] },
    [
      "metadata-location-invalid",
      `AssertionConsumerService has Location="${location}", which is not an absolute URL.`,
      askCisco,
    ],
  ]),
  [
    "an endpoint without a Location",
    { singleLogout: [{ ...endpoint("SOAP", ""), Location: undefined }] },
    ["metadata-location-invalid", "SingleLogoutService with the binding SOAP has no Location.", askCisco],
  ],
  [
    "a boolean that is none",
    { acs: [acs("POST", 0, { isDefault: "yes" })] },
    [
      "metadata-boolean-invalid",
      'AssertionConsumerService has isDefault="yes"; accepted are true, false, 1 and 0. It is read as absent.',
      askCisco,
    ],
  ],
];

describe("readServiceProvider reports what is wrong about endpoints", () => {
  it.each(problems)("%s", (_name, changes, ...expected) => {
    expect(complaints(signedMetadata(changes))).toEqual(expected);
  });
});

describe("readServiceProvider leaves out what must not be configured", () => {
  it.each([
    [
      "an ACS on another host",
      { acs: [acs("POST", 0), acs("POST", 1, { Location: "https://evil.example/" })] },
    ],
    [
      "an ACS without TLS",
      { acs: [acs("POST", 0), acs("POST", 1, { Location: "http://idbroker.webex.com/" })] },
    ],
    ["an ACS whose index cannot be sent", { acs: [acs("POST", 0), acs("POST", 65_536)] }],
  ] as [string, Partial<MetadataShape>][])("%s", (_name, changes) => {
    const { serviceProvider } = read(signedMetadata(changes));
    expect(serviceProvider?.assertionConsumerServices).toEqual([{ binding: "POST", url, index: 0 }]);
  });

  it("gives an ACS without an index the lowest that no other has", () => {
    const { serviceProvider } = read(
      signedMetadata({
        acs: [acs("POST", 9, { index: undefined }), acs("POST", 0), acs("POST", 9, { index: undefined })],
      }),
    );
    expect(serviceProvider?.assertionConsumerServices.map(({ index }) => index)).toEqual([1, 0, 2]);
  });
});
