import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signIn, signOut, signOutAtIdp } from "../../../lab/tenant/journeys.ts";
import { type SignInLab, startSignInLab } from "../../../lab/tenant/sign-in-lab.ts";

let folder: string;
let lab: SignInLab;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "webex-sso-sign-in-"));
  lab = await startSignInLab({ project: process.cwd(), folder });
});
afterAll(() => {
  lab?.close();
  rmSync(folder, { recursive: true });
});

test.each([
  "okta",
  "okta-partner",
  "pingfederate",
  "pingfederate-partner",
  "pingone",
  "pingone-partner",
  "entra",
  "entra-partner",
  "adfs",
  "adfs-partner",
])("%s", async (name) => {
  const tenant = await lab.add(`example-${name}`);
  for (const { index } of tenant.organization.description.acs) {
    const { outcome, agent, verdict } = await signIn(lab, tenant, { acs: index });
    expect(outcome, JSON.stringify(verdict, null, 1)).toEqual({ end: "accepted" });
    expect(await signOut(lab, tenant, agent)).toEqual({ end: "accepted" });
  }
  const { agent } = await signIn(lab, tenant);
  expect(await signOutAtIdp(lab, tenant, agent)).toEqual({ end: "accepted", told: !name.startsWith("okta") });
});
