import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readTrustSheet } from "../../../cli/sheet/read-trust-sheet.ts";
import { renderHtml } from "../../../cli/sheet/render-html.ts";
import { launchBrowser } from "../../../lab/browser.ts";
import type { Sheet } from "../../../saml/sheet/sheet.ts";
import { siteSheet } from "../../../saml/sheet/site-sheet.ts";
import { webexSite } from "../../../saml/webex-site.ts";
import { axeViolations } from "../../report/browser.ts";

/** Where to put pictures to be looked at; without it none are made. */
const pictures = process.env.WEBEX_SSO_PICTURES;
const sheets: Record<string, Sheet> = {};
let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "webex-sso-sheet-"));
  if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
  process.env.INIT_CWD = join(import.meta.dirname, "../../..");
  for (const name of ["example-adfs", "example-pingone-partner"])
    sheets[name] = (await readTrustSheet(name, {})).sheet;
  const site = webexSite("acme");
  if (site !== undefined) sheets.site = siteSheet(site);
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const trouble: string[] = [];

async function open(name: string, sheet: Sheet, width = 1100): Promise<Page> {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, renderHtml(sheet));
  const address = pathToFileURL(file).href;
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  page.on("request", (request) => {
    if (request.url() !== address && !request.url().startsWith("data:")) trouble.push(request.url());
  });
  page.on("console", (message) => trouble.push(message.text()));
  page.on("dialog", (dialog) => {
    trouble.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(address);
  return page;
}

test.each(["example-adfs", "example-pingone-partner", "site"])(
  "%s: every value is there, on one page of paper, as wide as the window",
  async (name) => {
    const sheet = sheets[name] as Sheet;
    const page = await open(name, sheet);
    if (pictures !== undefined)
      await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
    const typed = await page.locator("code").allTextContents();
    expect(typed).toEqual(sheet.sections.flatMap(({ rows }) => rows.flatMap(({ values }) => values)));
    expect(await axeViolations(page)).toEqual([]);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    if (pictures !== undefined) writeFileSync(join(pictures, `${name}.pdf`), pdf);
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await page.close();
    const narrow = await open(name, sheet, 360);
    if (pictures !== undefined)
      await narrow.screenshot({ path: join(pictures, `${name}-narrow.png`), fullPage: true });
    expect(await narrow.evaluate("document.documentElement.scrollWidth")).toBe(360);
    await narrow.close();
    expect(trouble).toEqual([]);
  },
  60_000,
);

test("text stays text, wherever it comes from", async () => {
  const evil = `"><img src=x onerror=alert(1)><script>alert(2)</script>\u202e`;
  const row = { term: evil, values: [evil], note: evil };
  const page = await open("evil", { title: evil, intro: evil, sections: [{ title: evil, rows: [row] }] });
  expect(await page.locator("img, script").count()).toBe(0);
  expect(await page.locator("code").textContent()).toBe(evil.replace("\u202e", "\\u{202e}"));
  await page.close();
  expect(trouble).toEqual([]);
});
