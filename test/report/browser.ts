import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { launchBrowser } from "../../lab/browser.ts";
import type { FleetReport } from "../../report/fleet-report.ts";
import { page as pageOf } from "../../report/page/page.ts";
import { pageAssets } from "../../report/page/page-assets.ts";

export interface Look {
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
  /** The part of the address behind #. */
  readonly hash?: string;
  readonly javaScriptEnabled?: boolean;
}

/** A browser that opens reports from the disk, as users do. */
export interface ReportBrowser {
  /** Opens a report; whatever it asks for beyond its own file fails the test at `close`. */
  open(report: FleetReport, look?: Look): Promise<Page>;
  close(): Promise<void>;
}

export async function startReportBrowser(): Promise<ReportBrowser> {
  const browser: Browser = await launchBrowser();
  const folder = mkdtempSync(join(tmpdir(), "webex-sso-report-"));
  const asked: string[] = [];
  const trouble: string[] = [];
  let count = 0;
  return {
    async open(report, { width = 1280, colorScheme = "light", hash = "", javaScriptEnabled = true } = {}) {
      const file = join(folder, `${count++}.html`);
      writeFileSync(file, pageOf(report, pageAssets()));
      const address = pathToFileURL(file).href;
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        colorScheme,
        javaScriptEnabled,
        reducedMotion: "reduce",
      });
      const page = await context.newPage();
      page.on("request", (request) => {
        const url = request.url().split("#")[0] ?? "";
        if (url !== address && !url.startsWith("data:")) asked.push(url);
      });
      page.on("console", (message) => trouble.push(message.text()));
      page.on("pageerror", (error) => trouble.push(error.message));
      page.on("dialog", (dialog) => {
        trouble.push(dialog.message());
        void dialog.dismiss();
      });
      await page.goto(`${address}${hash}`);
      return page;
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true });
      expect(asked, "a report asks for nothing").toEqual([]);
      expect(trouble, "a report has nothing to complain about").toEqual([]);
    },
  };
}

/** What axe finds, a line each. */
export async function axeViolations(page: Page): Promise<string[]> {
  // Through the debugger: the page's own policy lets no script in.
  await page.evaluate(axe.source);
  const found = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as {
    violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[];
  };
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`),
  );
}
