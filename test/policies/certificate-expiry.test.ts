import { describe, expect, test } from "vitest";
import type { Certificate } from "../../saml/certificate.ts";
import { changed, type Inputs, laidAt } from "./laid.ts";
import type { LaidOut } from "./layouts.ts";
import { packSettings, runPolicies } from "./raw-stack.ts";
import { certificates, today } from "./sample.ts";

/** Of the identity provider: one ends a year before the next. */
const { encryption: ending, signing: next } = certificates;
const dayAfter = ({ notAfter }: Certificate) => new Date(Date.parse(notAfter) + 86_400_000);
const tenDaysBefore = ({ notAfter }: Certificate) => new Date(Date.parse(notAfter) - 10 * 86_400_000);

/** The identity provider's own certificates, the one that signs first. */
type SignedBy = (...certificates: Certificate[]) => LaidOut[];
const withOutputs = (kind: "adfs" | "okta", outputs: Inputs): LaidOut[] =>
  laidAt(kind).map((one) =>
    one.name === "webex" ? { ...one, outputs: { ...one.outputs, ...outputs } } : one,
  );
const keysOf = (held: readonly Certificate[]) =>
  held.map(({ fingerprint, notAfter }) => ({ kid: fingerprint, expiresAt: notAfter }));
const adfs: SignedBy = (...held) =>
  withOutputs("adfs", { tokenSigningCertificates: held.map(({ base64 }) => base64) });
const okta: SignedBy = (...held) => withOutputs("okta", { keys: keysOf(held), keyId: held[0]?.fingerprint });

/** How strictly the pack takes an end, in each preset and at a level of its own. */
function levelsOf(
  laid: readonly LaidOut[],
  now: Date,
  purpose = "signs assertions",
): Record<string, (string | undefined)[]> {
  const settings = {
    default: packSettings(),
    strict: packSettings({ preset: "strict" }),
    mandatory: packSettings({ levels: { "certificate-expiry": "mandatory" } }),
  };
  return Object.fromEntries(
    Object.entries(settings).map(([name, one]) => [
      name,
      runPolicies(laid, { settings: one, now })
        .filter(({ policy, message }) => policy === "certificate-expiry" && message.includes(purpose))
        .map(({ level }) => level),
    ]),
  );
}
const each = (level: string) => ({ default: [level], strict: [level], mandatory: [level] });

describe.each([
  ["adfs", adfs],
  ["okta", okta],
] as const)("%s's own certificate", (_, signedBy) => {
  test("that has ended, and is the only one, stops whatever keeps it", () => {
    expect(levelsOf(signedBy(ending), dayAfter(ending))).toEqual(each("mandatory"));
  });
  test("that has ended like the one beside it stops, too", () => {
    expect(levelsOf(signedBy(ending, ending), dayAfter(ending)).default).toEqual(["mandatory"]);
  });
  test("that has ended does not stop the update that has the next one beside it", () => {
    expect(levelsOf(signedBy(ending, next), dayAfter(ending))).toEqual(each("advisory"));
  });
  test("that still works stops nothing, whatever waits beside it", () => {
    for (const held of [[ending], [ending, next]])
      expect(levelsOf(signedBy(...held), tenDaysBefore(ending))).toEqual(each("advisory"));
  });
  test("is said as what it is, although it stops nothing", () => {
    const [{ message } = { message: "" }] = runPolicies(signedBy(ending, next), {
      now: dayAfter(ending),
    }).filter(({ message: text }) => text.includes("signs assertions"));
    expect(message).toContain("which signs assertions, ended on 2038-01-01");
    expect(message).toContain("nobody can sign in");
  });
});

test("Okta: a program that names its key may be about to make the next one", () => {
  const managed = changed(okta(ending), (inputs) =>
    Object.assign(inputs, { keyName: "next", keyYearsValid: 3 }),
  );
  expect(levelsOf(managed, dayAfter(ending))).toEqual(each("advisory"));
});

test("Entra ID: staging a certificate passes, and so does every update until somebody activates it", () => {
  const held = (name: string, endDate: string): LaidOut => ({
    type: "azuread:index/servicePrincipalTokenSigningCertificate:ServicePrincipalTokenSigningCertificate",
    name,
    inputs: { servicePrincipalId: "/servicePrincipals/1" },
    outputs: { thumbprint: name, endDate },
    dependencies: { servicePrincipalId: ["principal"] },
  });
  const others = laidAt("entra").filter(({ name }) => !name.startsWith("certificate"));
  const ended = held("A1", "2026-05-01T00:00:00Z");
  expect(levelsOf([...others, ended], today)).toEqual(each("mandatory"));
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
  const staged = { ...held("B2", unknown), outputs: { thumbprint: unknown, endDate: unknown } };
  expect(levelsOf([...others, ended, staged], today)).toEqual({ default: [], strict: [], mandatory: [] });
  expect(levelsOf([...others, ended, held("B2", "2029-01-01T00:00:00Z")], today)).toEqual(each("advisory"));
});

describe("Webex's certificate", () => {
  const { older, newer, encryption } = certificates;
  const trust = laidAt("adfs");
  test("that encrypts and is about to end stops nothing: the next metadata may be on its way", () => {
    expect(levelsOf(trust, tenDaysBefore(encryption), "encrypts")).toEqual(each("advisory"));
  });
  test("that encrypts and has ended stops what keeps it", () => {
    expect(levelsOf(trust, dayAfter(encryption), "encrypts")).toEqual(each("mandatory"));
  });
  test("that verifies logout stops nothing while another works", () => {
    const both = (now: Date) => levelsOf(trust, now, "verifies").strict;
    expect(both(tenDaysBefore(older))).toEqual(["advisory", "advisory"]);
    expect(both(dayAfter(older))).toEqual(["advisory", "advisory"]);
    expect(both(dayAfter(newer))).toEqual(["mandatory", "mandatory"]);
  });
});
