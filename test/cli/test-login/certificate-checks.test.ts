import { expect, test } from "vitest";
import { certificateChecks } from "../../../cli/test-login/certificate-checks.ts";
import type { Certificate } from "../../../saml/certificate.ts";

const now = new Date("2026-03-01T12:00:00Z");
const certificate = (subject: string, notBefore: string, notAfter: string) =>
  ({ subject, notBefore, notAfter }) as Certificate;
const current = certificate("CN=current", "2025-01-01T00:00:00Z", "2028-01-01T00:00:00Z");
const ended = certificate("CN=ended", "2023-01-01T00:00:00Z", "2026-01-01T00:00:00Z");
const next = certificate("CN=next", "2026-04-01T00:00:00Z", "2029-01-01T00:00:00Z");
const soon = certificate("CN=soon", "2023-01-01T00:00:00Z", "2026-03-11T12:00:00Z");
const results = (...certificates: readonly Certificate[]) =>
  certificateChecks(certificates, now).map(({ result }) => result);

test.each([
  ["one that is valid", [current], ["passed"]],
  ["one that has ended, alone", [ended], ["failed"]],
  ["one that is not valid yet, alone", [next], ["failed"]],
  ["neither of two", [ended, next], ["failed", "failed"]],
  ["the old one, beside the one that goes on", [ended, current], ["unclear", "passed"]],
  ["the next one, beside the one that goes on", [current, next], ["passed", "unclear"]],
] as const)("%s", (_, certificates, expected) => {
  expect(results(...certificates)).toEqual(expected);
});

test("what is not valid has something to do, and so has what ends soon", () => {
  expect(certificateChecks([ended, current], now)[0]).toMatchObject({
    detail: "CN=ended ended on 2026-01-01; another one is valid.",
    fix: expect.stringContaining("Look up at the identity provider which one signs"),
  });
  expect(certificateChecks([soon], now)).toMatchObject([
    {
      result: "passed",
      detail: "CN=soon ends on 2026-03-11, in 10 days.",
      fix: expect.stringContaining("new signing certificate"),
    },
  ]);
  expect(certificateChecks([current], now)[0]?.fix).toBeUndefined();
});
