import { existsSync } from "node:fs";
import type { Browser, BrowserType, LaunchOptions } from "playwright-core";
import { WebexSsoError } from "../saml/webex-sso-error.ts";

/** Where Linux, macOS and Windows have a Chromium or a Chrome. */
const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** Nothing but pages of the lab is fetched; the rest would only fail, slowly, where there is no internet. */
const args = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/**
 * Starts a browser: the one that WEBEX_SSO_BROWSER names, else the machine's, else the one that the npm package
 * `@sparticuz/chromium` brings (Linux on x64).
 *
 * @throws WebexSsoError `no-browser-driver`, `no-browser`
 */
export async function launchBrowser({ headless = true } = {}): Promise<Browser> {
  const { chromium } = await import("playwright-core").catch((cause) => {
    throw new WebexSsoError(
      "no-browser-driver",
      "What drives a browser is not installed: npm install --save-dev playwright-core, then run this again.",
      { cause },
    );
  });
  const own = process.env.WEBEX_SSO_BROWSER ?? usual.find((path) => existsSync(path));
  // Chromium's sandbox refuses to work for root.
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  try {
    if (own !== undefined)
      return await launch(chromium, { executablePath: own, headless, args: [...args, ...sandbox] });
    const { default: packaged } = await import("@sparticuz/chromium");
    return await launch(chromium, { executablePath: await packaged.executablePath(), args: packaged.args });
  } catch (cause) {
    throw new WebexSsoError(
      "no-browser",
      `${own === undefined ? "There is no browser here" : `${own} cannot be started as a browser`}. Install Chromium or Chrome, or name one in WEBEX_SSO_BROWSER.`,
      { cause },
    );
  }
}

/** Whoever started the lab ends it on a signal, and its browser with it; left to itself it would end this process. */
function launch(chromium: BrowserType, options: LaunchOptions): Promise<Browser> {
  return chromium.launch({ ...options, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false });
}
