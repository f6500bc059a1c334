import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LabTenant } from "../../../lab/tenant/sign-in-lab.ts";
import type { FieldPath } from "../../../policies/field.ts";
import type { Prediction } from "../../../policies/rule.ts";
import type { ConfiguredTrust } from "../../../saml/configured-trust.ts";
import { express } from "../../../saml/express.ts";
import { lintIdpMetadata } from "../../../saml/idp-metadata/lint-idp-metadata.ts";
import { readServiceProvider } from "../../../saml/metadata/read-service-provider.ts";
import { trustOf } from "../../../saml/trust.ts";
import type { Trust } from "../../../saml/trust-model.ts";
import { idpConfig, type VendorKind, vendors } from "../../../vendors/index.ts";
import { type BrokenField, brokenFields } from "../../policies/mutation-table.ts";
import { type Mutation, mutations } from "../../policies/mutations.ts";
import { layOut } from "../../policies/raw-stack.ts";
import { type Exercised, exercise, type Seen } from "./exercise.ts";
import { type Fixture, startFixture } from "./fixture.ts";
import { stored } from "./stored-trust.ts";

const kinds = Object.keys(vendors) as VendorKind[];
const rows = brokenFields().filter(({ rules }) => rules.length > 0);

/** What these speak of shows in no sign-in of today: that all goes well is all that there is to see. */
const unseen: Partial<Record<FieldPath, string>> = {
  protect: "the engine alone looks at it",
  hideLaunchTile: "the lab has no portal with tiles",
  attributes: "the lab's Webex makes no users by what it is told about them",
  "validity.logoutCertificates": "until it ends, the certificate verifies",
  "validity.encryptionCertificate": "until it ends, the certificate encrypts",
  "validity.signingCertificates": "until it ends, the certificate signs",
};

let lab: Fixture;
const tenants = {} as Record<VendorKind, LabTenant>;

beforeAll(async () => {
  lab = await startFixture();
  for (const kind of kinds) tenants[kind] = await lab.add(`example-${kind}-partner`);
  // Those of the example have none at HTTP-POST, where all of these identity providers answer.
  const { description } = tenants.okta.organization;
  for (const { organization } of Object.values(tenants))
    Object.assign(organization, {
      description: {
        ...description,
        logout: description.logout.map((one) => ({ ...one, responseUrl: `${one.url}/response` })),
      },
    });
}, 240_000);
afterAll(() => lab?.remove());

/** The trust that a tenant would have if it had chosen everything there is to choose. */
function wantedAt(kind: VendorKind): Trust {
  const { metadata, outputs } = tenants[kind];
  const now = new Date();
  const { serviceProvider } = readServiceProvider(Buffer.from(metadata), { subject: kind, now });
  if (serviceProvider === undefined) throw new Error("The lab's metadata cannot be read.");
  const singleLogoutServices = serviceProvider.singleLogoutServices.map((one) => ({
    ...one,
    responseUrl: `${one.url}/response`,
  }));
  return trustOf(
    { ...serviceProvider, singleLogoutServices },
    {
      subject: kind,
      now,
      mode: "partner",
      attributes: [{ name: "firstname", source: "givenName" }],
      encryption: "aes256-cbc",
      clockSkewMinutes: 3,
      groups: (outputs.configured as ConfiguredTrust).groups ?? [],
    },
  ).trust;
}

/** Breaks what stands at an identity provider, as the rules have seen it broken, and signs in and out. */
async function exerciseBroken(kind: VendorKind, mutation: Partial<Mutation> = {}): Promise<Exercised> {
  const { trust = (one) => one, laid = (one) => [...one] } = mutation;
  const tenant = tenants[kind];
  const { configured } = express(wantedAt(kind), vendors[kind].capabilities, kind);
  const settings = idpConfig.parse(tenant.config["webex-sso:idp"]);
  const resources = laid(layOut(kind, trust(configured), settings));
  let exercised: Exercised | undefined;
  await lab.meddle(kind, stored(kind, resources), async () => {
    exercised = await exercise(lab, kind, tenant);
  });
  return exercised as unknown as Exercised;
}

/** What the rules predict, in the words in which it is seen. */
function predicted(predictions: readonly Prediction[]): Seen[] {
  return predictions
    .filter((one) => one !== "nothing" && one !== "field")
    .map((one) => (typeof one === "string" ? one : one.text));
}

describe("what the rules say of these shows in no sign-in", () => {
  test.each(Object.entries(unseen))("%s: %s", (path) => {
    const classes = rows.filter((row) => row.path === path).map((row) => row.class);
    expect(new Set(classes)).toEqual(new Set(["hygiene"]));
  });
});

describe.each(kinds)("%s", (kind) => {
  test("unbroken, every sign-in and logout goes well", async () => {
    const { ordinary, others } = await exerciseBroken(kind);
    expect(new Set([ordinary, ...Object.values(others)])).toEqual(new Set(["well"]));
    expect(Object.keys(others)).toHaveLength(6);
  });

  test.each(rows.filter(({ vendor }) => vendor === kind))("$path, $title: $class", async (row) => {
    const { ordinary, others } = await exerciseBroken(kind, mutationOf(row));
    const seen = { ordinary, ...others };
    const words = predicted(row.predictions);
    if (row.class === "breaks-sign-in") {
      expect(words).not.toEqual([]);
      for (const word of words) expect(seen).toMatchObject({ ordinary: word });
    } else if (row.class === "degrades") {
      expect(words).not.toEqual([]);
      expect(seen).toMatchObject({ ordinary: "well" });
      for (const word of words) expect(Object.values(seen)).toContain(word);
    } else expect(new Set(Object.values(seen)), JSON.stringify(seen)).toEqual(new Set(["well"]));
  });
});

function mutationOf({ path, title }: BrokenField): Mutation | undefined {
  return mutations.find((one) => one.path === path && one.title === title);
}

/** What Webex would have to be told of each one's metadata, beside that nobody signed it. */
const known: Record<VendorKind, readonly string[]> = {
  adfs: ["idp-metadata-nameid-first"],
  entra: ["idp-metadata-nameid-none"],
  okta: ["idp-metadata-nameid-first"],
  pingfederate: [],
  pingone: ["idp-metadata-nameid-first"],
};

test.each(kinds)("what %s publishes is what Webex can use", (kind) => {
  const { findings } = lintIdpMetadata(Buffer.from(tenants[kind].idpMetadata), {
    subject: kind,
    now: new Date(),
  });
  expect(findings.map(({ code }) => code)).toEqual(["idp-metadata-unsigned", ...known[kind]]);
});
