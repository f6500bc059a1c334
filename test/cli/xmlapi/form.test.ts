import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { xmlApiCommand } from "../../../cli/xmlapi.ts";
import { idpMetadata, key } from "../../saml/diagnosis/good-response.ts";
import { makeProject, type Project } from "../../support/project.ts";

const examples = join(import.meta.dirname, "../../../stacks/tenants");
let project: Project;

beforeAll(() => {
  project = makeProject();
  const { config } = parse(readFileSync(join(examples, "Pulumi.example-adfs-partner.yaml"), "utf8"));
  const metadata = config["webex-sso:metadata"];
  copyFileSync(join(examples, metadata), join(project.folder, "stacks/tenants", metadata));
  project.writeTenant("partner", config);
  writeFileSync(join(project.folder, "idp.xml"), idpMetadata());
});
afterAll(() => project.remove());
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

async function run(...args: string[]) {
  vi.stubEnv("INIT_CWD", project.folder);
  let stdout = "";
  const add = (text: unknown) => {
    stdout += String(text);
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(add);
  vi.spyOn(console, "log").mockImplementation(add);
  await xmlApiCommand.parseAsync(["form", ...args], { from: "user" });
  return stdout;
}

test("the partner's identity provider, and each site with its customer", async () => {
  const rows =
    "site,customer\none.webex.com,Example Customer One\nhttps://two.webex.com/,Example Customer Two\n";
  writeFileSync(join(project.folder, "sites.csv"), rows);
  const said = await run("partner", "--from", "sites.csv", "--idp-metadata", "idp.xml", "--out", "form.md");
  expect(said).toContain("form.md is written, for 2 sites");
  const form = readFileSync(join(project.folder, "form.md"), "utf8");
  expect(form).toContain("| Issuer (entity ID) | `urn:idp` |");
  expect(form).toContain(
    "| https://two.webex.com | two | Example Customer Two | 33333333-3333-4333-8333-333333333332 |",
  );
  expect(form).not.toContain(key.base64.slice(0, 40));
  expect(form).toMatch(/`(?:[0-9A-F]{2}:){31}[0-9A-F]{2}`, until \d{4}-\d\d-\d\d/);
  const html = micromark(form, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  expect(html.match(/<table>/g)).toHaveLength(3);
});

test("by flags alone, each site once, with blanks for what is not known", async () => {
  const form = await run("--site", "acme", "--site", "https://acme.webex.com", "--site", "beta.webex.com");
  expect(form).toContain("## Allowed sites (2)");
  expect(form).toContain("| Issuer (entity ID) | ________ |");
});

test("a site of China is another one than the site of that name elsewhere", async () => {
  const form = await run("--site", "acme.webex.com", "--site", "acme.webex.com.cn");
  expect(form).toContain("## Allowed sites (2)");
});

test("as JSON: the sites, and the form, which is written as well", async () => {
  writeFileSync(join(project.folder, "sites.csv"), "site,customer\none.webex.com,Example Customer One\n");
  const rest = ["partner", "--from", "sites.csv", "--idp-metadata", "idp.xml", "--json"];
  const told = JSON.parse(await run(...rest, "--out", "told.md"));
  expect(told).toEqual({
    partner: "partner",
    idpEntityId: "urn:idp",
    sites: [
      {
        site: "https://one.webex.com",
        customer: "Example Customer One",
        organizationId: "33333333-3333-4333-8333-333333333331",
      },
    ],
    request: readFileSync(join(project.folder, "told.md"), "utf8"),
    file: "told.md",
  });
});

test("a customer that the tenant does not have", async () => {
  writeFileSync(join(project.folder, "wrong.csv"), "site,customer\none.webex.com,Example Customer Three\n");
  await expect(run("partner", "--from", "wrong.csv")).rejects.toThrow(
    'wrong.csv, line 2: the tenant has no customer "Example Customer Three"; it has Example Customer One, Example Customer Two.',
  );
});

test("what a list says of a customer stays text", async () => {
  const customer = "<img src=x> \u001b[31m`x` [a](https://evil.example) | @everybody";
  writeFileSync(join(project.folder, "sites.csv"), `site,customer\nacme.webex.com,"${customer}"\n`);
  const form = await run("--from", "sites.csv");
  expect(form).not.toContain("\u001b");
  const html = micromark(form, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  expect(html).not.toMatch(/<img|evil\.example"|<code>x/);
  expect(html.match(/<td>/g)).toHaveLength(2 * (4 + 7) + 4);
});
