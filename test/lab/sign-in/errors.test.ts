import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mapAt } from "../../../lab/plain.ts";
import { createSigningKey } from "../../../lab/signing-key.ts";
import { type Outcome, signIn, signOut } from "../../../lab/tenant/journeys.ts";
import type { LabTenant } from "../../../lab/tenant/sign-in-lab.ts";
import { importIdp } from "../../../lab/webex/organization.ts";
import type { PlainMap } from "../../../providers/host/value.ts";
import type { webexMessages } from "../../../saml/webex-message.ts";
import { type RefusalCause, webexRefusals } from "../../../saml/webex-refusals.ts";
import type { VendorKind } from "../../../vendors/index.ts";
import { type Fixture, inAndOut, startFixture, type Worlds } from "./fixture.ts";

type Message = keyof typeof webexMessages;

let lab: Fixture;
const tenants = {} as Record<VendorKind, LabTenant>;
/** Of somebody else; as it was before a renewal, for example. */
let otherCertificate: string;

beforeAll(async () => {
  lab = await startFixture();
  for (const kind of ["adfs", "okta", "pingfederate", "pingone"] as const)
    tenants[kind] = await lab.add(`example-${kind}`);
  otherCertificate = (await createSigningKey("CN=Another", 5, new Date())).certificate;
}, 120_000);
afterAll(() => lab?.remove());

/** Refused for that cause, with that message of Webex. */
function expectRefusal(outcome: Outcome | undefined, cause: RefusalCause, message: Message): void {
  expect(outcome).toMatchObject({ end: "refused", cause });
  expect(webexRefusals[cause]).toMatchObject({ message });
}

const okta = (patch: PlainMap) => (world: Worlds["okta"]) => {
  for (const app of world.orgs.example?.apps ?? []) app.settings = { ...app.settings, ...patch };
};
const pingFederate = (patch: (settings: PlainMap) => PlainMap) => (world: Worlds["pingfederate"]) => {
  for (const server of Object.values(world.servers))
    for (const connection of server.connections)
      connection.settings = { ...connection.settings, ...patch(connection.settings) };
};
const pingFederateSso = (patch: PlainMap) =>
  pingFederate((settings) => ({ spBrowserSso: { ...mapAt(settings, "spBrowserSso"), ...patch } }));
const pingOneSaml = (patch: PlainMap) => (world: Worlds["pingone"]) => {
  for (const { applications } of Object.values(world.environments))
    for (const app of applications)
      app.settings = { ...app.settings, samlOptions: { ...mapAt(app.settings, "samlOptions"), ...patch } };
};
const adfs = (patch: Readonly<Record<string, unknown>>) => (world: Worlds["adfs"]) => {
  for (const trust of world.trusts) Object.assign(trust, patch);
};
const adfsRules = (from: string, to: string) => (world: Worlds["adfs"]) => {
  for (const trust of world.trusts) {
    const rules = String(trust.IssuanceTransformRules);
    expect(rules).toContain(from);
    trust.IssuanceTransformRules = rules.replaceAll(from, to);
  }
};
const statements = (change: (statement: PlainMap) => PlainMap) => (world: Worlds["okta"]) => {
  for (const app of world.orgs.example?.apps ?? []) {
    const { attributeStatements = [] } = app.settings as { attributeStatements?: PlainMap[] };
    app.settings = { ...app.settings, attributeStatements: attributeStatements.map(change) };
  }
};

describe("time: “Your account is not authorized”", () => {
  test.each([29, 31])("a lifetime that is over since %i seconds", async (over) => {
    lab.skew(60 + over);
    const short = pingFederateSso({ assertionLifetime: { minutesBefore: 5, minutesAfter: 1 } });
    const { signIn } = await lab.broken("pingfederate", tenants.pingfederate, short);
    lab.skew(0);
    if (over < 30) expect(signIn).toEqual({ end: "accepted" });
    else expectRefusal(signIn, "sign-in-expired", "time");
  });
  test("PingOne: assertionDuration is too short for the difference of the clocks", async () => {
    lab.skew(100);
    const { signIn } = await lab.broken("pingone", tenants.pingone, pingOneSaml({ assertionDuration: 60 }));
    lab.skew(0);
    expectRefusal(signIn, "sign-in-expired", "time");
  });
  test.each([
    [0, "refused"],
    [3, "accepted"],
  ])("ADFS two minutes ahead, with NotBeforeSkew %i: %s", async (skew, end) => {
    lab.skew(-120);
    const { signIn } = await lab.broken("adfs", tenants.adfs, adfs({ NotBeforeSkew: skew }));
    lab.skew(0);
    if (end === "refused") expectRefusal(signIn, "sign-in-not-yet-valid", "time");
    else expect(signIn.end).toBe(end);
  });
  test("PingFederate two minutes ahead, without minutesBefore", async () => {
    lab.skew(-120);
    const strict = pingFederateSso({ assertionLifetime: { minutesBefore: 0, minutesAfter: 5 } });
    const { signIn } = await lab.broken("pingfederate", tenants.pingfederate, strict);
    lab.skew(0);
    expectRefusal(signIn, "sign-in-not-yet-valid", "time");
  });
});

describe("status: “Invalid status code in response”", () => {
  const transient = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
  test.each([
    ["another format", transient, "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"],
    ["an SPNameQualifier with a slash at its end", '111111111111"', '111111111111/"'],
  ])("ADFS: the rules give the NameID %s than Webex asks for", async (_, from, to) => {
    const { signIn } = await lab.broken("adfs", tenants.adfs, adfsRules(from, to));
    expectRefusal(signIn, "sign-in-status", "status");
    expect(signIn).toMatchObject({ detail: expect.stringContaining("InvalidNameIDPolicy") });
  });
});

describe("user: “Please use the same email”", () => {
  test("Okta: the attribute is called UID", async () => {
    const { signIn } = await lab.broken(
      "okta",
      tenants.okta,
      statements((one) => (one.name === "uid" ? { ...one, name: "UID" } : one)),
    );
    expectRefusal(signIn, "sign-in-claim-missing", "user");
  });
  test("ADFS: the attribute is called Uid", async () => {
    const { signIn } = await lab.broken(
      "adfs",
      tenants.adfs,
      adfsRules('types = ("uid")', 'types = ("Uid")'),
    );
    expectRefusal(signIn, "sign-in-claim-missing", "user");
  });
  test("Okta: the attribute is not there", async () => {
    const { signIn } = await lab.broken("okta", tenants.okta, okta({ attributeStatements: [] }));
    expectRefusal(signIn, "sign-in-claim-missing", "user");
  });
  test("Okta: the login is no address that Webex knows", async () => {
    const byLogin = statements((one) => (one.name === "uid" ? { ...one, values: ["user.login"] } : one));
    const person = { person: "other-login" } as const;
    expectRefusal(
      (await lab.broken("okta", tenants.okta, byLogin, person)).signIn,
      "sign-in-other-user",
      "user",
    );
    expect((await lab.broken("okta", tenants.okta, byLogin)).signIn).toEqual({ end: "accepted" });
  });
  test("ADFS: the account name", async () => {
    const byAccount = adfsRules('query = ";mail;{0}"', 'query = ";sAMAccountName;{0}"');
    const { signIn } = await lab.broken("adfs", tenants.adfs, byAccount);
    expectRefusal(signIn, "sign-in-other-user", "user");
  });
});

describe("logout: “Could not invalidate browser session”", () => {
  test("the imported metadata has no single logout address", async () => {
    const outcome = await withMetadata(tenants.pingone, (xml) =>
      xml.replace(/<md:SingleLogoutService[^>]*\/>/g, ""),
    );
    expectRefusal(outcome.logout, "logout-no-address", "logout");
  });
  test.each<[string, VendorKind, () => Promise<{ logout?: Outcome }>]>([
    [
      "Okta: singleLogoutCertificate is another",
      "okta",
      () => lab.broken("okta", tenants.okta, okta({ singleLogoutCertificate: otherCertificate })),
    ],
    [
      "ADFS: RequestSigningCertificate is empty",
      "adfs",
      () => lab.broken("adfs", tenants.adfs, adfs({ RequestSigningCertificate: [] })),
    ],
    [
      "PingOne: spVerification is empty",
      "pingone",
      () => lab.broken("pingone", tenants.pingone, pingOneSaml({ spVerification: {} })),
    ],
    [
      "Okta: single logout is not set up",
      "okta",
      () => lab.broken("okta", tenants.okta, okta({ singleLogoutUrl: "" })),
    ],
    [
      "PingFederate: no SLO profile",
      "pingfederate",
      () =>
        lab.broken(
          "pingfederate",
          tenants.pingfederate,
          pingFederateSso({ enabledProfiles: ["SP_INITIATED_SSO"] }),
        ),
    ],
    [
      "PingFederate: the SLO profile of the other direction only",
      "pingfederate",
      () =>
        lab.broken(
          "pingfederate",
          tenants.pingfederate,
          pingFederateSso({ enabledProfiles: ["SP_INITIATED_SSO", "IDP_INITIATED_SLO"] }),
        ),
    ],
  ])("%s: the identity provider cannot verify or answer", async (_title, _kind, run) => {
    expectRefusal((await run()).logout, "logout-not-answered", "logout");
  });
  test("the identity provider signs with a key that Webex does not have, since after the sign-in", async () => {
    const { agent, outcome } = await signIn(lab, tenants.pingfederate);
    expect(outcome).toEqual({ end: "accepted" });
    const other = await createSigningKey("CN=Another", 3, new Date());
    let logout: Outcome | undefined;
    await lab.meddle("pingfederate", withKey(other), async () => {
      logout = await signOut(lab, tenants.pingfederate, agent);
    });
    expectRefusal(logout, "logout-signature", "logout");
  });
});

describe("signature: “Invalid digital signature”", () => {
  test.each<[string, RefusalCause, (xml: string) => string]>([
    [
      "no signing certificate",
      "sign-in-no-certificate",
      (xml) => xml.replace(/<md:KeyDescriptor.*<\/md:KeyDescriptor>/s, ""),
    ],
    [
      "KeyDescriptor at the end",
      "sign-in-certificate-not-first",
      (xml) => {
        const [key = ""] = /<md:KeyDescriptor.*<\/md:KeyDescriptor>/s.exec(xml) ?? [];
        return xml.replace(key, "").replace("</md:IDPSSODescriptor>", `${key}</md:IDPSSODescriptor>`);
      },
    ],
  ])("the imported metadata has %s", async (_, cause, edit) => {
    expectRefusal((await withMetadata(tenants.okta, edit)).signIn, cause, "signature");
  });
  test("Extensions before KeyDescriptor, as SAML's schema has them and Shibboleth writes them, refuse nothing", async () => {
    const edit = (xml: string) => xml.replace("<md:KeyDescriptor", "<md:Extensions/>$&");
    expect((await withMetadata(tenants.okta, edit)).signIn).toEqual({ end: "accepted" });
  });
  test("the identity provider signs with a key that Webex does not have", async () => {
    const other = await createSigningKey("CN=Another", 3, new Date());
    const { signIn } = await lab.broken("pingfederate", tenants.pingfederate, withKey(other));
    expectRefusal(signIn, "sign-in-other-key", "signature");
  });
  test("Okta signs nothing", async () => {
    const unsigned = okta({ assertionSigned: false, responseSigned: false });
    expectRefusal((await lab.broken("okta", tenants.okta, unsigned)).signIn, "sign-in-unsigned", "signature");
  });
  test("Okta signs the response, and not the assertion that Webex's metadata wants signed", async () => {
    const unsigned = okta({ assertionSigned: false, responseSigned: true });
    expectRefusal((await lab.broken("okta", tenants.okta, unsigned)).signIn, "sign-in-unsigned", "signature");
  });
  test("the assertion's signature is enough", async () => {
    const unsigned = okta({ assertionSigned: true, responseSigned: false });
    expect((await lab.broken("okta", tenants.okta, unsigned)).signIn).toEqual({ end: "accepted" });
  });
});

describe("decryption: “Failed to decrypt SAML assertion”", () => {
  const encrypts = (cipher: string, certificate?: string) =>
    pingFederate((settings) => {
      const credentials = mapAt(settings, "credentials");
      const certs = (credentials.certs as PlainMap[]).map((one) => ({
        ...one,
        encryptionCert: true,
        ...(certificate === undefined ? {} : { x509File: { fileData: certificate } }),
      }));
      return {
        credentials: {
          ...credentials,
          certs,
          blockEncryptionAlgorithm: cipher,
          keyTransportAlgorithm: "RSA_OAEP",
        },
        spBrowserSso: { ...mapAt(settings, "spBrowserSso"), encryptionPolicy: { encryptAssertion: true } },
      };
    });
  test.each(["AES_128", "AES_256"])("%s in CBC mode is read", async (cipher) => {
    expect((await lab.broken("pingfederate", tenants.pingfederate, encrypts(cipher))).signIn).toEqual({
      end: "accepted",
    });
  });
  test.each(["AES_128_GCM", "AES_256_GCM"])("%s is not", async (cipher) => {
    const { signIn } = await lab.broken("pingfederate", tenants.pingfederate, encrypts(cipher));
    expectRefusal(signIn, "sign-in-cipher", "decryption");
  });
  test("PingFederate encrypts for another certificate", async () => {
    const { signIn } = await lab.broken(
      "pingfederate",
      tenants.pingfederate,
      encrypts("AES_256", otherCertificate),
    );
    expectRefusal(signIn, "sign-in-encryption-key", "decryption");
  });
  test("ADFS encrypts for the certificate before the renewal", async () => {
    const old = adfs({ EncryptClaims: true, EncryptionCertificate: otherCertificate });
    expectRefusal(
      (await lab.broken("adfs", tenants.adfs, old)).signIn,
      "sign-in-encryption-key",
      "decryption",
    );
  });
});

describe("audience: “This service provider isn't the intended audience”", () => {
  const { entityId } = { entityId: "https://idbroker.webex.com/11111111-1111-4111-8111-111111111111" };
  test.each([`${entityId}/`, entityId.replace("idbroker", "idbroker-eu"), "http://www.webex.com"])(
    "Okta: the audience is %s",
    async (audience) => {
      const { signIn } = await lab.broken("okta", tenants.okta, okta({ audience }));
      expectRefusal(signIn, "sign-in-audience", "audience");
    },
  );
});

test("what nobody has documented has no message", async () => {
  const { signIn } = await lab.broken(
    "okta",
    tenants.okta,
    okta({ recipient: "https://elsewhere.example.com" }),
  );
  expect(signIn).toMatchObject({ end: "refused", cause: "sign-in-recipient" });
  expect(webexRefusals["sign-in-recipient"]).not.toHaveProperty("message");
});

test("a trust that nobody broke works", async () => {
  for (const tenant of Object.values(tenants))
    expect(await inAndOut(lab, tenant)).toEqual({ signIn: { end: "accepted" }, logout: { end: "accepted" } });
});

/** Another key under the name of the one that signs. */
function withKey(key: Awaited<ReturnType<typeof createSigningKey>>) {
  return (world: Worlds["pingfederate"]) => {
    for (const server of Object.values(world.servers))
      server.keys = server.keys.map((one) => (one.id === "signing-2026" ? { ...one, key } : one));
  };
}

/** Imports edited metadata for one journey. */
async function withMetadata(tenant: LabTenant, edit: (xml: string) => string) {
  const edited = edit(tenant.idpMetadata);
  expect(edited).not.toBe(tenant.idpMetadata);
  importIdp(tenant.organization, edited);
  const outcome = await inAndOut(lab, tenant);
  importIdp(tenant.organization, tenant.idpMetadata);
  return outcome;
}
