import { expect, test } from "vitest";
import { readingFindings, readingsSentence } from "../../../cli/test-login/name-id-readings.ts";
import type { Outcome } from "../../../lab/tenant/journeys.ts";
import type { NameIdReading } from "../../../lab/tenant/name-id-readings.ts";

const transient = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
const email = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
const accepted: Outcome = { end: "accepted" };
const refused: Outcome = {
  end: "refused",
  cause: "sign-in-status",
  detail: "The status is Requester, InvalidNameIDPolicy.",
};

const readings = (
  common: Outcome,
  first: Outcome,
  formats: readonly [string | undefined, string | undefined] = [transient, email],
): readonly [NameIdReading, NameIdReading] => [
  { choice: "first-in-common", format: formats[0], outcome: common },
  { choice: "first-of-metadata", format: formats[1], outcome: first },
];

test("the verdict names both readings with their outcomes, and that neither is certain", () => {
  expect(readingsSentence(readings(accepted, refused))).toBe(
    "If Webex asks for the first of its own formats that the identity provider's metadata has too, transient: signed in. " +
      "If Webex asks for the first format of the identity provider's metadata, emailAddress: refused (The status is Requester, InvalidNameIDPolicy.). " +
      "(Which of them Webex follows is uncertain.)",
  );
});

test.each([
  [[transient, transient], "transient"],
  [[undefined, undefined], "no format"],
] as const)("where both ask for the same, that is said", (formats, name) => {
  expect(readingsSentence(readings(accepted, accepted, formats))).toBe(
    `Both readings of how Webex chooses the NameID format ask for ${name}.`,
  );
});

test.each([
  ["both sign in", accepted, accepted, []],
  ["both fail", refused, refused, []],
  [
    "the second fails",
    accepted,
    refused,
    ["first format of the identity provider's metadata (emailAddress)"],
  ],
  ["the first fails", refused, accepted, ["first of its own formats"]],
] as const)("%s", (_, common, first, warned) => {
  const findings = [...readingFindings("acme", readings(common, first))];
  expect(findings).toHaveLength(warned.length);
  for (const [place, words] of warned.entries()) {
    expect(findings[place]).toMatchObject({ code: "sign-in-name-id-choice", severity: "warning" });
    expect(findings[place]?.message).toContain(words);
  }
});
