import { expect, test } from "vitest";
import { lintIdpMetadata } from "../../../saml/idp-metadata/lint-idp-metadata.ts";
import { reorder } from "../../../saml/idp-metadata/reorder.ts";
import { readIdentityProvider } from "../../../saml/metadata/read-identity-provider.ts";
import { goodIdpMetadata, keyDescriptor, shibbolethMetadata } from "../../fixtures/idp-metadata.ts";
import { signXml } from "../../fixtures/metadata.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";

const [key, next] = [makeKey(), makeKey()];
const own = keyDescriptor(key.base64);
const good = goodIdpMetadata(key.base64);
/** Both keys at the end, apart from each other. */
const late = good
  .replace(own, "")
  .replace("</md:IDPSSODescriptor>", `${own}<md:Organization/>${keyDescriptor(next.base64)}$&`);
const lint = (xml: string) =>
  lintIdpMetadata(Buffer.from(xml), { subject: "x", now: new Date("2026-11-22"), authorities: [] });

test("what is in order stays as it is", () => {
  expect(reorder(Buffer.from(good))).toBeUndefined();
  expect(reorder(Buffer.from(good.replace(own, "")))).toBeUndefined();
});

test("the keys come to the front in their own order, and nothing else changes", () => {
  const { text, lostSignature } = reorder(Buffer.from(late)) ?? { text: "" };
  expect(lostSignature).toBe(false);
  const { keyDescriptorPlace, ...rest } = readIdentityProvider(text);
  expect(keyDescriptorPlace).toBe("first");
  expect(rest).toEqual({ ...readIdentityProvider(late), keyDescriptorPlace: undefined });
  expect(reorder(Buffer.from(text))).toBeUndefined();
  expect(reorder(Buffer.from(shibbolethMetadata(key.base64)))?.text).toMatch(
    /KeyDescriptor>\s*<md:Extensions/,
  );
});

test("a signature is taken away instead of left broken", () => {
  const signed = signXml(late, key);
  expect(lint(signed).signature).toMatchObject({ state: "self-signed" });
  const { text, lostSignature } = reorder(Buffer.from(signed)) ?? { text: "" };
  expect(lostSignature).toBe(true);
  expect(text).not.toContain("SignatureValue");
  expect(lint(text).signature).toEqual({ state: "unsigned" });
});
