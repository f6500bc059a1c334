import { ServiceProvider } from "samlify";
import { describe, expect, it } from "vitest";
import { acs } from "../../fixtures/metadata.ts";
import { key, read, signedMetadata } from "../../fixtures/metadata-read.ts";

describe("samlify, which shares no code with ours, reads the same", () => {
  it.each([
    ["POST default", signedMetadata()],
    [
      "Artifact default",
      signedMetadata({ acs: [acs("Artifact", 0, { isDefault: "true" }), acs("POST", 1)] }),
    ],
  ])("%s", (_name, metadata) => {
    const ours = read(metadata).serviceProvider;
    const theirs = ServiceProvider({ metadata }).entityMeta;
    expect(theirs.getEntityID()).toBe(ours?.entityId);
    expect(theirs.getAssertionConsumerService("post")).toBe(
      ours?.assertionConsumerServices.find(({ binding }) => binding === "POST")?.url,
    );
    expect(theirs.getSingleLogoutService("post")).toBe(ours?.singleLogoutServices[0]?.url);
    expect(theirs.getNameIDFormat()).toEqual(ours?.nameIdFormats);
    expect(theirs.isWantAssertionsSigned()).toBe(ours?.wantAssertionsSigned);
    expect(theirs.isAuthnRequestSigned()).toBe(ours?.authnRequestsSigned);
    expect(String(theirs.getX509Certificate("signing")).replace(/\s/g, "")).toBe(key.base64);
  });
});
