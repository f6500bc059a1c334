import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { launchBrowser } from "../../../lab/browser.ts";
import { openJourney } from "../../../lab/tenant/browser-journey.ts";
import { startSignInLab } from "../../../lab/tenant/sign-in-lab.ts";
import { openGateway } from "../../../lab/web/gateway.ts";

test("browser", async () => {
  const folder = mkdtempSync(join(tmpdir(), "webex-sso-sign-in-"));
  const lab = await startSignInLab({ project: process.cwd(), folder });
  const tenant = await lab.add("example-okta");
  const gateway = await openGateway(lab.web, () => ({
    status: 200,
    site: "Lab",
    title: "Lab",
    text: [],
    forms: [],
  }));
  const browser = await launchBrowser();
  const journey = await openJourney(browser, gateway, lab, tenant);
  const text = await journey.signIn({ person: "one-address" });
  writeFileSync("/tmp/signin.png", await journey.picture());
  expect(text).toContain("Signed in");
  expect(await journey.signOut()).toContain("Signed out");
  await browser.close();
  gateway.close();
  lab.close();
  rmSync(folder, { recursive: true });
});
