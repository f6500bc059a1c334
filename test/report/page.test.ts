import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FleetReport } from "../../report/fleet-report.ts";
import { axeViolations, type ReportBrowser, startReportBrowser } from "./browser.ts";
import { hostileFleet, hostileTexts } from "./hostile-fleet.ts";
import { largeFleet, sampleFleet, sampleTenant, troubledTenants } from "./sample-fleet.ts";

let browser: ReportBrowser;
beforeAll(async () => {
  browser = await startReportBrowser();
});
// It also says what any of the pages has asked for.
afterAll(() => browser.close());

const troubled = sampleFleet([sampleTenant(), ...troubledTenants]);
const fleets: readonly (readonly [string, FleetReport])[] = [
  ["no tenant", sampleFleet([])],
  ["one tenant", sampleFleet([sampleTenant()])],
  ["everything that can be wrong", troubled],
  ["300 tenants", largeFleet(300)],
];
const names = (page: Page) => page.locator("table.tenants tbody th a:visible").allTextContents();
const focused = (page: Page) =>
  page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()") as Promise<string>;

describe.each(fleets)("%s", (title, fleet) => {
  test.each([1280, 768, 360])("is as wide as the window, of %i pixels, and no wider", async (width) => {
    const page = await browser.open(fleet, { width });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    const pictures = process.env.WEBEX_SSO_PICTURES;
    if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
    const picture = await page.screenshot({
      fullPage: fleet.tenants.length < 50,
      ...(pictures === undefined ? {} : { path: join(pictures, `${title} ${width}.png`) }),
    });
    // An empty page of that size is a few kilobytes.
    expect(picture.length).toBeGreaterThan(20_000);
    await page.close();
  });
});

describe.each(fleets.slice(0, 3))("accessible: %s", (_, fleet) => {
  test.each([
    { colorScheme: "light", width: 1280 },
    { colorScheme: "dark", width: 1280 },
    { colorScheme: "light", width: 360 },
    { colorScheme: "dark", width: 360 },
  ] as const)("axe finds nothing: %o", async (look) => {
    const page = await browser.open(fleet, look);
    for (const button of await page.locator("[data-open=yes]").all()) await button.click();
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });
});

test("the axe that finds nothing finds something in a page that is broken", async () => {
  const page = await browser.open(troubled);
  await page.evaluate(
    "document.querySelector('label[for=filter]').remove(); document.querySelector('#filter').placeholder = ''",
  );
  expect(await axeViolations(page)).toEqual([expect.stringMatching(/^label: #filter/)]);
  await page.close();
});

test("tenants are sorted by every column, up and down, by the keyboard", async () => {
  const page = await browser.open(troubled);
  const head = (name: string) => page.getByRole("columnheader", { name });
  expect((await names(page)).at(0)).toBe("acme");
  await page.getByRole("button", { name: "Nearest certificate" }).focus();
  await page.keyboard.press("Enter");
  expect(await head("Nearest certificate").getAttribute("aria-sort")).toBe("ascending");
  expect(await head("Tenant").getAttribute("aria-sort")).toBe("none");
  expect((await names(page)).slice(0, 3)).toEqual(["over", "due", "rolling-over"]);
  await page.keyboard.press("Enter");
  expect(await head("Nearest certificate").getAttribute("aria-sort")).toBe("descending");
  expect((await names(page)).slice(-3)).toEqual(["rolling-over", "due", "over"]);
  expect(await focused(page)).toBe("Nearest certificate");
  const press = async (name: string) => {
    await page.getByRole("button", { name, exact: true }).focus();
    await page.keyboard.press("Space");
  };
  for (const [column, first] of [
    ["State", "cut-off"],
    ["Drift", "changed-by-hand"],
    ["Policy", "against-policy"],
    ["Sign-in test", "failed-test"],
    ["Mode", "acme"],
    ["Organisation", "acme"],
    ["Identity provider", "rolling-over"],
  ] as const) {
    // What is equal stays as it was sorted before.
    await press("Tenant");
    await press(column);
    expect((await names(page))[0], column).toBe(first);
  }
  await page.close();
});

test("tenants are found by any of their words, and the count is told", async () => {
  const page = await browser.open(largeFleet(300));
  const count = page.locator("output#count");
  expect(await count.textContent()).toBe("300 of 300 tenants");
  await page.getByLabel("Filter", { exact: true }).fill("PingOne tenant-04");
  expect(await count.textContent()).toBe("2 of 300 tenants");
  expect(await names(page)).toEqual(["tenant-044", "tenant-049"]);
  expect(await page.locator("details.tenant:visible").count()).toBe(2);
  await page.getByLabel("Filter", { exact: true }).fill("no such tenant");
  expect(await count.textContent()).toBe("0 of 300 tenants");
  expect(await page.getByText("No tenant has all of these words.").isVisible()).toBe(true);
  await page.getByLabel("Filter", { exact: true }).fill("");
  await page.getByLabel("Only what needs attention").check();
  const needy = largeFleet(300).tenants.filter(({ attention }) =>
    attention.some(({ severity }) => severity !== "info"),
  );
  expect(await count.textContent()).toBe(`${needy.length} of 300 tenants`);
  await page.close();
});

test("with nothing but the keyboard: in the order of the page, to the details and back", async () => {
  const page = await browser.open(sampleFleet([sampleTenant(), ...troubledTenants.slice(0, 2)]));
  const order: string[] = [];
  for (let press = 0; press < 22; press += 1) {
    await page.keyboard.press("Tab");
    order.push(await focused(page));
  }
  expect(order.slice(0, 3)).toEqual(["To the tenants", "changed-by-hand", "cut-off"]);
  // The table by identity provider can be scrolled on a phone, so the keyboard has to reach it.
  expect(order[3]).toContain("Identity provider");
  expect(order.slice(4, 6)).toEqual(["filter", "only-attention"]);
  expect(order.slice(6, 15)).toEqual([
    "Tenant",
    "Identity provider",
    "Mode",
    "Organisation",
    "State",
    "Drift",
    "Policy",
    "Nearest certificate",
    "Sign-in test",
  ]);
  expect(order.slice(15, 18)).toEqual(["acme", "changed-by-hand", "cut-off"]);
  await page.locator("table.tenants").getByRole("link", { name: "cut-off" }).focus();
  await page.keyboard.press("Enter");
  const details = page.locator("details.tenant", { has: page.getByRole("heading", { name: "cut-off" }) });
  expect(await details.getAttribute("open")).not.toBeNull();
  expect(await focused(page)).toContain("cut-off");
  expect(await details.getByText("webex-sso recover cut-off").isVisible()).toBe(true);
  await page.keyboard.press("Enter");
  expect(await details.getAttribute("open")).toBeNull();
  await page.close();
});

test("the focus is to be seen at every stop", async () => {
  const page = await browser.open(sampleFleet([sampleTenant()]));
  for (let press = 0; press < 16; press += 1) {
    await page.keyboard.press("Tab");
    const outline = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
    expect(outline, await focused(page)).not.toBe("none");
  }
  await page.close();
});

test("an address with a tenant opens it", async () => {
  const page = await browser.open(troubled, { hash: "#tenant-2" });
  expect(await page.locator("details.tenant[open] h3").allTextContents()).toEqual(["changed-by-hand"]);
  await page.close();
});

test("on paper everything is unfolded, and nothing is there to be pressed", async () => {
  const page = await browser.open(troubled);
  await page.emulateMedia({ media: "print" });
  for (const section of await page.locator("details.tenant > .body").all())
    expect((await section.boundingBox())?.height).toBeGreaterThan(50);
  for (const control of ["#filter", "[data-open=yes]", ".skip"])
    expect(await page.locator(control).isVisible()).toBe(false);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.slice(0, 5)).toBe("%PDF-");
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2);
  await page.close();
});

test("without scripts everything is there, in the order of the names, and no control that does nothing", async () => {
  const page = await browser.open(troubled, { javaScriptEnabled: false });
  expect(await page.locator("table.tenants tbody tr").count()).toBe(troubled.tenants.length);
  expect(await page.locator("#filter").isVisible()).toBe(false);
  expect(await page.locator("thead button").count()).toBe(0);
  await page.close();
});

test("the time line tells sides and states apart by words and by shape, on one scale with today", async () => {
  const page = await browser.open(troubled);
  const row = (text: string) => page.locator(".time-line li", { hasText: text }).first();
  expect(await row("ends in -12 days").textContent()).toMatch(
    /IdP[\s\S]*signs assertions[\s\S]*ended 12 days ago/,
  );
  expect(await row("ends in -3 days").textContent()).toContain("ended, replaced");
  expect(await row("ends in 11 days").textContent()).toContain("11 days left");
  expect(await row("idbroker.webex.com").textContent()).toMatch(/Webex[\s\S]*acme and \d+ more/);
  const x = async (text: string, part: string) =>
    (await row(text).locator(part).boundingBox())?.x ?? Number.NaN;
  const today = await x("ends in 11 days", ".today");
  expect(await x("idbroker.webex.com", ".today")).toBeCloseTo(today, 0);
  expect(await x("ends in -12 days", ".end")).toBeLessThan(today);
  expect(await x("ends in 11 days", ".end")).toBeGreaterThan(today);
  expect(await x("ends in 362 days", ".end")).toBeGreaterThan(await x("ends in 11 days", ".end"));
  await page.close();
});

test("certificates beyond the first are counted, and there", async () => {
  const page = await browser.open(largeFleet(300));
  const rows = await page.locator(".time-line li").count();
  expect(await page.getByText(`${rows - 24} more certificates, which end on`).isVisible()).toBe(true);
  await page.close();
});

test("names, groups and messages stay text, wherever they come from", async () => {
  const page = await browser.open(hostileFleet());
  for (const button of await page.locator("[data-open=yes]").all()) await button.click();
  expect(
    await page.evaluate(
      "[document.scripts.length, document.images.length, document.querySelectorAll('iframe, object, base, b > i').length, document.styleSheets.length]",
    ),
  ).toEqual([1, 0, 0, 1]);
  const text = (await page.locator("body").textContent()) ?? "";
  for (const hostile of hostileTexts) expect(text).toContain(hostile.shown);
  for (const link of await page.locator("a").all())
    expect(await link.getAttribute("href")).toMatch(/^#(tenants|tenant-\d+)$/);
  expect(await axeViolations(page)).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(1280);
  await page.close();
});
