import { SAML, type SamlConfig, ValidateInResponseTo } from "@node-saml/node-saml";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../../../lab/browser.ts";
import type { PersonId } from "../../../lab/people.ts";
import { openJourney } from "../../../lab/tenant/browser-journey.ts";
import { type Outcome, signIn, signOut, signOutAtIdp } from "../../../lab/tenant/journeys.ts";
import { labHome } from "../../../lab/tenant/lab-home.ts";
import type { LabTenant } from "../../../lab/tenant/sign-in-lab.ts";
import { openGateway } from "../../../lab/web/gateway.ts";
import { describeIdp } from "../../../lab/webex/idp-description.ts";
import type { VendorKind } from "../../../vendors/index.ts";
import { vendors } from "../../../vendors/index.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";
import { type Fixture, startFixture } from "./fixture.ts";

/** What differs from one identity provider to the next. */
interface VendorRow {
  readonly kind: VendorKind;
  /** The beginning of what it says to somebody who is in no group; absent where it lets everybody in. */
  readonly refusesStrangers?: string;
  /** What happens if Webex asks for the first NameIDFormat of the metadata. */
  readonly firstOfMetadata: Outcome["end"];
}

const accepted = { end: "accepted" };
const transient = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
const otherCertificate = makeKey().base64;

/** Every sign-in and logout of a vendor's example tenants, deployed by the real engine. */
export function describeSignIn({ kind, refusesStrangers, firstOfMetadata }: VendorRow): void {
  const { capabilities } = vendors[kind];
  const tellsWebex = capabilities.singleLogout.sends === "requests-and-responses";

  describe.each(["organization", "partner"])(`${kind}, %s`, (mode) => {
    let lab: Fixture;
    let tenant: LabTenant;
    beforeAll(async () => {
      lab = await startFixture();
      tenant = await lab.add(mode === "partner" ? `example-${kind}-partner` : `example-${kind}`);
    });
    afterAll(() => lab?.remove());

    test("sign-in and logout at every POST ACS", async () => {
      const { acs } = tenant.organization.description;
      expect(acs.length).toBe(mode === "partner" ? 3 : 1);
      for (const { index, url } of acs) {
        const { outcome, agent, page } = await signIn(lab, tenant, { acs: index });
        expect(outcome, url).toEqual(accepted);
        expect(page.checks?.find(({ name }) => name === "recipient")?.detail).toContain(url);
        expect(await signOut(lab, tenant, agent), url).toEqual(accepted);
        // The session at the identity provider is gone: it asks again who it is.
        const again = await agent.open(lab.webex.signInUrl(tenant.organization, tenant.idpEntityId));
        const next = await agent.submit(again, "Next", "one-address@example.com");
        expect(next.forms.map(({ label }) => label)).toContain("one-address (one-address@example.com)");
      }
    });

    test("logout that begins at the identity provider", async () => {
      const { agent } = await signIn(lab, tenant);
      expect(await signOutAtIdp(lab, tenant, agent)).toEqual({ ...accepted, told: tellsWebex });
      const page = await agent.open(lab.webex.signOutUrl(tenant.organization));
      expect(page.text[0] === "Nobody was signed in.").toBe(tellsWebex);
    });

    test("a request with ForceAuthn asks again who it is, another does not", async () => {
      const { agent } = await signIn(lab, tenant);
      const ask = async (query: string) => {
        const url = lab.webex.signInUrl(tenant.organization, tenant.idpEntityId);
        return agent.submit(await agent.open(`${url}${query}`), "Next", "one-address@example.com");
      };
      expect((await ask("")).title).toBe("Signed in");
      const forced = await ask("&force=true");
      expect(forced.title).toBe("Sign in");
      expect((await agent.submit(forced, "one-address (")).title).toBe("Signed in");
    });

    test("two sessions of one user have two NameIDs where the capabilities say so", async () => {
      const nameIds = [];
      for (let session = 0; session < 2; session++) {
        nameIds.push((await signIn(lab, tenant)).verdict?.nameId?.value);
      }
      expect(nameIds[0]).toBeDefined();
      expect(nameIds[0] !== nameIds[1]).toBe(capabilities.nameId.random);
    });

    test("a service provider that is not ours accepts the responses, and not those for somebody else", async () => {
      const { page } = await signIn(lab, tenant);
      const xml = page.messages?.find(({ title }) => title === "Response")?.xml ?? "";
      const { entityId, acs } = tenant.organization.description;
      const idp = describeIdp(tenant.idpMetadata);
      const validate = (changed: Partial<SamlConfig> = {}) =>
        new SAML({
          callbackUrl: acs.find(({ isDefault }) => isDefault)?.url ?? "",
          idpCert: [...idp.certificates],
          idpIssuer: idp.entityId,
          issuer: entityId,
          audience: entityId,
          wantAssertionsSigned: true,
          wantAuthnResponseSigned: false,
          validateInResponseTo: ValidateInResponseTo.never,
          acceptedClockSkewMs: 30_000,
          ...changed,
        }).validatePostResponseAsync({ SAMLResponse: Buffer.from(xml).toString("base64") });
      const { profile } = await validate();
      expect(profile).toMatchObject({
        [mode === "partner" ? "mail" : "uid"]: "one-address@example.com",
        nameIDFormat: transient,
      });
      await expect(validate({ audience: "https://idbroker.webex.com/another" })).rejects.toThrow("audience");
      await expect(validate({ idpCert: [otherCertificate] })).rejects.toThrow("signature");
    });

    test("the NameID is transient", async () => {
      const { verdict } = await signIn(lab, tenant);
      expect(verdict?.nameId?.format).toBe(transient);
    });

    test.each<[PersonId, Outcome["end"]]>([
      ["five-addresses", "accepted"],
      ["other-login", "accepted"],
      ["disabled", "stopped"],
      ["no-group", refusesStrangers === undefined ? "accepted" : "stopped"],
    ])("%s is %s", async (person, end) => {
      const { outcome } = await signIn(lab, tenant, { person });
      expect(outcome.end).toBe(end);
      if (person === "no-group" && outcome.end === "stopped")
        expect(outcome.text).toContain(refusesStrangers);
      if (person === "disabled" && outcome.end === "stopped") expect(outcome.text).toContain("is disabled");
    });

    test("an ACS that nobody configured is refused by the identity provider", async () => {
      const { acs } = tenant.organization.description;
      const stray = {
        url: "https://idbroker.webex.com/idb/Consumer/metaAlias/stray/sp",
        index: 99,
        isDefault: false,
      };
      const widened = { ...tenant.organization.description, acs: [...acs, stray] };
      const organization = { ...tenant.organization, description: widened };
      const other = lab.withChoice("first-in-common");
      other.webex.organizations.splice(0, Infinity, organization);
      const { outcome } = await signIn(other, { ...tenant, organization }, { acs: stray.index });
      expect(outcome).toMatchObject({ end: "stopped", text: expect.stringContaining(stray.url) });
    });

    test("the other reading of how Webex chooses the NameID format", async () => {
      const other = lab.withChoice("first-of-metadata");
      expect((await signIn(other, tenant)).outcome.end).toBe(firstOfMetadata);
    });

    if (mode === "partner") return;
    test("the same in a real browser", async () => {
      const gateway = await openGateway(lab.web, () => labHome(lab, [tenant]));
      const browser = await launchBrowser();
      try {
        const journey = await openJourney(browser, gateway, lab, tenant);
        const page = await journey.signIn({ person: "five-addresses" });
        expect(page).toContain("Signed in");
        expect(page).toContain("✓ signature");
        expect(page).toContain("uid = five-addresses-3@example.com");
        expect(await journey.signOut()).toContain("Signed out");
      } finally {
        await browser.close();
        gateway.close();
      }
    });
  });
}
