import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { endpoint, metadataXml, signXml, webexShape } from "../../fixtures/metadata.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";
import { idpMetadata } from "../../saml/diagnosis/good-response.ts";
import { makeProject, type Project } from "../../support/project.ts";
import { runCommand } from "../../support/run-command.ts";

const examples = join(import.meta.dirname, "../../../stacks/tenants");
const organization = "22222222-2222-4222-8222-222222222222";
const file = `idb-meta-${organization}-SP.xml`;
const key = makeKey({ name: "Webex" });
let project: Project;
const path = (name: string) => join(project.folder, name);
const run = (...args: string[]) => runCommand(project.folder, ["onboard", ...args]);
const stackText = () => readFileSync(path("stacks/tenants/Pulumi.resale.yaml"), "utf8");
const customers = () => parse(stackText()).config["webex-sso:customers"];

beforeEach(() => {
  project = makeProject();
  copyFileSync(join(examples, "Pulumi.example-okta-partner.yaml"), path("stacks/tenants/Pulumi.resale.yaml"));
  project.writeFile(file, metadata([1, 2, 3]));
  writeFileSync(path("idp.xml"), idpMetadata());
});
afterEach(() => project.remove());

const consumer = (number: number) =>
  `https://idbroker.webex.com/idb/Consumer/metaAlias/22222222-2222-4222-8222-00000000000${number}/sp`;

/** Webex's file with an ACS for each of these; the first is the default. */
function metadata(consumers: readonly number[], entity = organization): string {
  const acs = consumers.map((number, index) => ({
    ...endpoint("POST", consumer(number)),
    index: String(index),
    isDefault: index === 0 ? "true" : undefined,
  }));
  const entityId = `https://idbroker.webex.com/${entity}`;
  return signXml(metadataXml(webexShape(key, { entityId, entity: { ID: "_x" }, acs })), key);
}

describe("the service request", () => {
  test("is filled from the identity provider's metadata", async () => {
    const flags = ["--idp-metadata", "idp.xml", "--name", "Example | Telecom", "--pass-email-in-request"];
    const { code, stdout } = await run("partner", "new-partner", ...flags);
    expect(code).toBe(0);
    const { entityID } = /entityID="(?<entityID>[^"]+)"/.exec(idpMetadata())?.groups ?? {};
    expect(stdout).toContain(`| Entity ID | \`${entityID}\` |`);
    expect(stdout).toMatch(/\| Signing certificate, until \d{4}-\d\d-\d\d \| `SHA-256 [0-9A-F:]{95}` \|/);
    expect(stdout).toContain("| Partner organisation | `Example \\| Telecom` |");
    expect(stdout).toContain("Switch on the feature `passEmailInRequest`");
    expect(stdout).toContain("| Technical contact | _to be filled in_ |");
  });

  test("leaves open what nobody knows, and says how to fill it", async () => {
    const { code, stdout, stderr } = await run("partner", "new-partner");
    expect(code).toBe(0);
    expect(stdout).toContain("| Entity ID | _to be filled in_ |");
    expect(stdout).toContain("`passEmailInRequest` is not needed");
    expect(stderr).toContain("there is no tenant new-partner yet. Name its metadata with --idp-metadata.");
  });

  test("is written where it is asked for, and never over one that was edited", async () => {
    const args = ["partner", "new-partner", "--idp-metadata", "idp.xml", "--out", "request.md"];
    expect((await run(...args)).code).toBe(0);
    expect((await run(...args)).code).toBe(0);
    writeFileSync(path("request.md"), "edited");
    const { code, stderr } = await run(...args);
    expect([code, stderr]).toEqual([
      1,
      "request.md is there already and says something else. Name another file with --out.",
    ]);
    expect(readFileSync(path("request.md"), "utf8")).toBe("edited");
  });
});

describe("Webex's newer file", () => {
  const standing = () => readFileSync(path(`stacks/tenants/${file}`), "utf8");
  const give = (text: string, ...flags: string[]) => {
    writeFileSync(path("new.xml"), text);
    return run("partner", "resale", "--metadata", "new.xml", ...flags);
  };

  test("is shown, and put in place when asked", async () => {
    const more = metadata([1, 2, 3, 4]);
    const before = standing();
    const shown = await give(more);
    expect(shown.code).toBe(0);
    expect(shown.stdout).toContain(`  + ACS POST ${consumer(4)} (index 3)\nNothing was written. Add --yes`);
    expect(standing()).toBe(before);
    const replaced = await give(more, "--yes");
    expect(replaced.stdout).toContain(`${file} is replaced. Next:\n  pulumi preview -s resale`);
    expect(standing()).toBe(more);
    expect((await give(more, "--yes")).stdout).toContain("is that file already; nothing changes");
  });

  test("another default is said", async () => {
    const { stdout, code } = await give(metadata([2, 1, 3]));
    expect(code).toBe(0);
    expect(stdout).toContain(`~ default ACS ${consumer(1)} → ${consumer(2)}`);
  });

  test("that lost an ACS is refused, until the loss is accepted", async () => {
    const less = metadata([1, 2]);
    const { code, stderr } = await give(less, "--yes");
    expect(code).toBe(1);
    expect(stderr).toContain(`error onboard-acs-lost · new.xml\n  ${consumer(3)} is gone`);
    expect(standing()).not.toBe(less);
    expect((await give(less, "--yes", "--accept-loss")).code).toBe(0);
    expect(standing()).toBe(less);
  });

  test("of another entity ID is refused", async () => {
    const { code, stderr } = await give(metadata([1, 2, 3], "another"), "--yes");
    expect(code).toBe(1);
    expect(stderr).toContain("The entity ID changes from https://idbroker.webex.com/22222222");
  });

  test("that was changed by hand is refused whatever is accepted", async () => {
    const forged = metadata([1, 2, 3]).replace(consumer(3), consumer(4));
    const { code, stderr } = await give(forged, "--yes", "--accept-loss");
    expect(code).toBe(1);
    expect(stderr).toContain("new.xml is not put in place, and nothing was changed:");
    expect(standing()).not.toBe(forged);
  });

  test("as JSON for scripts", async () => {
    const { stdout } = await give(metadata([1, 2, 3, 4]), "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      tenant: "resale",
      difference: { acsAdded: [`POST ${consumer(4)} (index 3)`], acsLost: [] },
      replaced: false,
    });
  });
});

describe("customers", () => {
  const head = "name,organization,organizationId,domains,groups,template,country";
  const id = "33333333-3333-4333-8333-33333333333a";
  const row = `Globex,new,${id},globex.example.com|globex.example.org,00gGlobex,Partner SSO,DE`;
  const flags = ["--from", "customers.csv", "--idp-metadata", "idp.xml"];
  const give = (rows: readonly string[], ...more: string[]) => {
    writeFileSync(path("customers.csv"), [head, ...rows, ""].join("\n"));
    return run("customers", "resale", ...flags, ...more);
  };

  test("the change is shown first, in the list and in who may sign in; then it is written", async () => {
    const before = stackText();
    const shown = await give([row]);
    expect(shown.code).toBe(0);
    expect(shown.stdout).toContain(
      `  + Globex (${id}), globex.example.com, globex.example.org; groups 00gGlobex`,
    );
    expect(shown.stdout).toContain("Who may sign in:\n  + group 00gGlobex (Globex)");
    expect(stackText()).toBe(before);
    const written = await give([row], "--yes");
    expect(written.stdout).toContain("Pulumi.resale.yaml is written. Next:\n  pulumi preview -s resale");
    expect(customers()).toHaveLength(3);
    expect(stackText()).toContain("  okta:apiToken:\n    secure: v1:");
    const after = stackText();
    expect((await give([row], "--yes")).stdout).toContain("resale: 0 to add, 1 there already");
    expect(stackText()).toBe(after);
  });

  test("a customer without an organisation ID waits, and is on its template's sheet", async () => {
    const { code, stdout } = await give([row.replace(id, "")], "--yes", "--out", "sheets");
    expect(code).toBe(0);
    expect(stdout).toContain("waiting: Globex");
    expect(customers()).toHaveLength(2);
    const sheet = readFileSync(path("sheets/onboarding-template-partner-sso.md"), "utf8");
    expect(sheet).toContain("| Authentication mode | **Partner Authentication** |");
    expect(sheet).toMatch(/\| IdP entity ID \| `\S+` \|/);
    expect(sheet).toContain("| Country or region | `DE` |");
    expect(sheet).toContain("| `Globex` | made with this template |");
    expect((await give([row], "--yes", "--out", "sheets")).code).toBe(0);
    expect(readFileSync(path("sheets/onboarding-template-partner-sso.md"), "utf8")).toContain(id);
  });

  test("a sheet for each template, and one value where a template has one", async () => {
    const other = row.replace("Globex", "Initech").replace(id, "").replace("Partner SSO", "Other");
    const france = row.replace("Globex", "Umbrella").replace(id, "").replace(",DE", ",FR");
    await give([row, other, france], "--out", "sheets");
    expect(readdirSync(path("sheets")).sort()).toEqual([
      "onboarding-template-other.md",
      "onboarding-template-partner-sso.md",
    ]);
    const sheet = readFileSync(path("sheets/onboarding-template-partner-sso.md"), "utf8");
    expect(sheet).toContain("**one template has one value, and the rows have several**: `DE`, `FR`");
  });

  test("templates whose names look alike in a file's name keep a sheet each", async () => {
    const names = ["Partner-SSO", "組織", "組織 2"];
    const others = names.map((name, place) =>
      row.replace("Globex", `Other ${place}`).replace(id, "").replace("Partner SSO", name),
    );
    for (const run of ["first", "again"])
      expect([run, (await give([row, ...others], "--out", "sheets")).code]).toEqual([run, 0]);
    const files = readdirSync(path("sheets"));
    const titles = files.map((file) => /^# .*/m.exec(readFileSync(path(`sheets/${file}`), "utf8"))?.[0]);
    expect(titles.sort()).toEqual(
      [...names, "Partner SSO"].map((name) => `# Onboarding template \`${name}\``).sort(),
    );
  });

  test("somebody's own file is no sheet, and stops everything", async () => {
    project.writeFile("onboarding-template-partner-sso.md", "mine");
    const before = stackText();
    const { code, stderr } = await give([row], "--yes", "--out", "stacks/tenants");
    expect(code).toBe(1);
    expect(stderr).toContain("none of this command's sheets");
    expect(stackText()).toBe(before);
  });

  test("who is not eligible is refused with the reason, and the others are added", async () => {
    const existing = `Initech,existing,33333333-3333-4333-8333-33333333333b,initech.example.com,00gI,,`;
    const { code, stdout, stderr } = await give([row, existing], "--yes");
    expect(code).toBe(1);
    expect(stderr).toContain("onboard-customer-not-eligible · customers.csv, line 3, column organization");
    expect(stdout).toContain(
      "resale: 1 to add, 0 there already, 0 waiting for an organisation ID, 1 refused.",
    );
    expect(customers().map(({ name }: { name: string }) => name)).toEqual([
      "Example Customer One",
      "Example Customer Two",
      "Globex",
    ]);
  });

  test("no group, and a domain of somebody else's: said, and not refused", async () => {
    const nobody = `Globex,new,${id},ONE.example.com,,,`;
    const { code, stderr } = await give([nobody], "--yes");
    expect(code).toBe(0);
    expect(stderr).toContain("warning tenant-customer-nobody · customers.csv, line 2, column groups");
    expect(stderr).toContain("ONE.example.com is a domain of Example Customer One, too.");
  });
});
