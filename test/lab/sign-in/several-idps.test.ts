import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { signIn } from "../../../lab/tenant/journeys.ts";
import { type LabTenant, type SignInLab, startSignInLab } from "../../../lab/tenant/sign-in-lab.ts";
import { readStackFile } from "../../../stacks/stack-file.ts";
import { makeProject, type Project } from "../../support/project.ts";

const examples = join(import.meta.dirname, "../../../stacks/tenants");
const metadata = "idb-meta-22222222-2222-4222-8222-222222222222-SP.xml";
const folder = mkdtempSync(join(tmpdir(), "webex-sso-several-"));
let project: Project;
let lab: SignInLab;
let main: LabTenant;
let other: LabTenant;

beforeAll(async () => {
  project = makeProject();
  copyFileSync(join(examples, metadata), join(project.folder, "stacks/tenants", metadata));
  const configOf = (name: string) =>
    parse(readFileSync(join(examples, `Pulumi.${name}.yaml`), "utf8")).config;
  project.writeTenant("main", { ...configOf("example-okta"), "webex-sso:metadata": metadata });
  project.writeTenant("other", configOf("example-pingone-partner"));
  lab = await startSignInLab({ project: project.folder, readStackFile, folder });
  main = await lab.add("main");
  other = await lab.add("other", undefined, { domains: ["Example.org"] });
}, 120_000);
afterAll(() => {
  lab?.close();
  project.remove();
  rmSync(folder, { recursive: true });
});

test("two tenants with the metadata of one organisation are two identity providers of it", () => {
  expect(lab.webex.organizations).toHaveLength(1);
  expect(main.organization).toBe(other.organization);
  expect(main.organization.idps.map(({ claim, domains }) => ({ claim, domains }))).toEqual([
    { claim: "uid", domains: [] },
    { claim: "mail", domains: ["example.org"] },
  ]);
});

test("Webex routes users by their domain, and knows those of each by its own claim", async () => {
  const ordinary = await signIn(lab, main, { routed: true });
  expect(ordinary.outcome).toEqual({ end: "accepted" });
  expect(ordinary.verdict?.checks.at(-1)?.detail).toBe("uid is an address of the user.");
  const routed = await signIn(lab, main, { routed: true, person: "other-domain" });
  expect(routed.outcome).toEqual({ end: "accepted" });
  expect(routed.verdict?.checks.at(-1)?.detail).toBe("mail is an address of the user.");
});

test("the more secure choice refuses metadata that the identity provider does not sign", async () => {
  await expect(lab.add("main", undefined, { choice: "more-secure" })).rejects.toMatchObject({
    code: "import-unsigned",
  });
});
