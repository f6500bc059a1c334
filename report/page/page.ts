import { createHash } from "node:crypto";
import type { FleetReport } from "../fleet-report.ts";
import { markOf, signs } from "./mark.ts";
import { Markup, markup } from "./markup.ts";
import { summary } from "./summary.ts";
import { tenantDetails } from "./tenant-details.ts";
import { tenantTable } from "./tenant-table.ts";
import { moment } from "./time.ts";
import { timeLine } from "./time-line.ts";

/** What the page brings along, as text. */
export interface PageAssets {
  readonly style: string;
  readonly script: string;
}

/** Says whose page it is, to whoever is about to overwrite it. */
export const generator = "webex-sso report";

/**
 * The report as one HTML file. It needs nothing else: its policy allows its own style and script by their hashes, and no
 * request to anywhere, so that it can be opened from a disk, mailed and archived.
 */
export function page(report: FleetReport, { style, script }: PageAssets): string {
  const title = `Webex single sign-on: ${report.project}`;
  const policy = [
    "default-src 'none'",
    "img-src data:",
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const document = markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="generator" content="${generator}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
<title>${title}</title><link rel="icon" href="data:,"><style>${new Markup(style)}</style></head>
<body>${signs}<a class="skip" href="#tenants">To the tenants</a>
<header><h1>Webex single sign-on <span class="project">${report.project}</span></h1><p class="quiet">as of ${moment(report.generatedAt)}</p></header>
<main>${report.notices.map((notice) => markup`<p class="calm">${markOf({ tone: "warn", text: notice })}</p>`)}${summary(report)}${tenantTable(report.tenants)}${timeLine(report)}${tenantDetails(report.tenants)}</main>
<footer><p class="quiet">Made by <code>webex-sso report</code> from the stack files, the recorded state and the policy pack. ${
    report.looksForDrift
      ? "Every identity provider was asked whether it still has what is recorded."
      : "No identity provider was asked: what was changed there by hand is not in it."
  } Days are counted from when the report was made. No secret is in this file.</p></footer>
<script>${new Markup(script)}</script></body></html>
`;
  return document.html;
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
