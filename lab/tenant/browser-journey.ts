import type { Browser, Page } from "playwright-core";
import { type PersonId, personOf } from "../people.ts";
import type { Gateway } from "../web/gateway.ts";
import type { SeenPage } from "./journeys.ts";
import type { LabTenant, SignInLab } from "./sign-in-lab.ts";

/** A person at a real browser. */
export interface BrowserJourney {
  /** What the last page of the sign-in says. */
  signIn(options: { readonly person: PersonId; readonly acs?: number }): Promise<string>;
  /** What the last page says. */
  signOut(): Promise<string>;
  /** The page that it stands at. */
  seen(): Promise<SeenPage>;
  /** A picture of the page, PNG. */
  picture(): Promise<Buffer>;
  close(): Promise<void>;
}

/** Opens a window of its own, with cookies of its own. */
export async function openJourney(
  browser: Browser,
  gateway: Gateway,
  { webex }: Pick<SignInLab, "webex">,
  { organization, idpEntityId }: Pick<LabTenant, "organization" | "idpEntityId">,
): Promise<BrowserJourney> {
  const context = await browser.newContext();
  const page = await context.newPage();
  return {
    async signIn({ person, acs }) {
      await page.goto(gateway.address(webex.signInUrl(organization, idpEntityId)));
      const endpoints = organization.description.acs;
      const place = Math.max(
        0,
        endpoints.findIndex(({ index }) => index === acs),
      );
      await page
        .locator('input[name="email"]')
        .nth(place)
        .fill(personOf(person).webexAddresses[0] ?? "");
      await press(page, page.locator("form").nth(place).locator("button"));
      const who = page.getByRole("button", { name: `${person} (` });
      if ((await who.count()) > 0) await press(page, who);
      return textOf(page);
    },
    async signOut() {
      await page.goto(gateway.address(webex.signOutUrl(organization)));
      await settled(page);
      return textOf(page);
    },
    seen: async () => ({
      site: ((await page.locator("header").textContent()) ?? "").split(" · ")[0] ?? "",
      title: (await page.locator("h1").textContent()) ?? "",
      text: await page.locator("body > p").allTextContents(),
    }),
    picture: () => page.screenshot({ fullPage: true }),
    close: () => context.close(),
  };
}

async function press(page: Page, button: ReturnType<Page["locator"]>): Promise<void> {
  await Promise.all([page.waitForEvent("framenavigated"), button.click()]);
  await settled(page);
}

/** Pages that go on by themselves have no heading; the last one has. */
async function settled(page: Page): Promise<void> {
  await page.locator("h1").waitFor();
}

async function textOf(page: Page): Promise<string> {
  return (await page.locator("body").textContent()) ?? "";
}
