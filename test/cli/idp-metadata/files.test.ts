import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { goodIdpMetadata } from "../../fixtures/idp-metadata.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";
import { startWebexSso, webexSso } from "./command.ts";

const key = makeKey();
const good = goodIdpMetadata(key.base64);
const name = "idb-meta-idp.example.com-saml-IdP.xml";
const list = "idb-meta-idp.example.com-saml-IdP-checklist.md";
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "webex-sso-idp-"));
  write("in.xml", good);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
const read = (file: string) => readFileSync(join(folder, file), "utf8");
const files = () => readdirSync(folder).sort();
const run = (...args: readonly string[]) => webexSso(folder, ["idp-metadata", ...args]);

test("the file as it came and its checklist; again: nothing changes", async () => {
  expect(await run("in.xml")).toMatchObject({ code: 0, stdout: expect.stringContaining(name) });
  expect(files()).toEqual([list, name, "in.xml"]);
  expect(read(name)).toBe(good);
  const before = read(list);
  const json = await run("in.xml", "--json");
  expect(JSON.parse(json.stdout)).toMatchObject({
    identityProvider: { entityId: "https://idp.example.com/saml" },
    import: { option: "less-secure" },
    findings: [{ code: "idp-metadata-unsigned" }],
    written: [name, list],
  });
  expect(json.stderr).toBe("");
  expect(read(list)).toBe(before);
});

test("another content is written over only by --force, and a ticked checklist not without it", async () => {
  await run("in.xml");
  write(list, "ticked");
  write("in.xml", good.replace("/sso", "/new"));
  expect(await run("in.xml")).toMatchObject({ code: 1, stderr: expect.stringMatching(/--force.*--out/s) });
  expect([read(name), read(list)]).toEqual([good, "ticked"]);
  await run("in.xml", "--out", "new.xml", "--checklist", list);
  expect([read("new.xml"), read(list)]).toEqual([good.replace("/sso", "/new"), "ticked"]);
  expect(await run("in.xml", "--force")).toMatchObject({ code: 0 });
  expect(read(name)).toContain("/new");
  expect(read(list)).toContain("# Webex");
});

test("where both go is the user's choice", async () => {
  mkdirSync(join(folder, "out"));
  await run("in.xml", "--out", "out", "--no-checklist");
  expect(readdirSync(join(folder, "out"))).toEqual([name]);
  expect(await run("in.xml", "--out", "a.xml", "--checklist", "a.xml")).toMatchObject({ code: 1 });
  expect(files()).toEqual(["in.xml", "out"]);
});

test("a file that Webex could not use is not written", async () => {
  write("in.xml", good.replace('use="signing"', 'use="encryption"'));
  const { code, stdout } = await run("in.xml");
  expect(code).toBe(1);
  expect(stdout).toContain("idp-metadata-no-certificate");
  expect(files()).toEqual(["in.xml"]);
});

test("killed while it writes, it leaves whole files only, and the next run finishes", async () => {
  // Large enough to take a moment.
  const large = good.replace("</md:EntityDescriptor>", `<!--${"x".repeat(900_000)}-->$&`);
  write("in.xml", large);
  for (const place of [1, 2]) {
    for (const file of files().filter((one) => one !== "in.xml")) rmSync(join(folder, file));
    const child = startWebexSso(folder, ["idp-metadata", "in.xml"]);
    let begun = 0;
    const watcher = watch(folder, (_, file) => {
      if (file?.endsWith(".part") && ++begun >= place) child.kill("SIGKILL");
    });
    await once(child, "exit");
    watcher.close();
    expect(begun).toBeGreaterThan(0);
    for (const file of files().filter((one) => one.endsWith(".xml"))) expect(read(file)).toBe(large);
    if (files().includes(list)) expect(read(list)).toContain("## If nobody gets in");
  }
  expect(await run("in.xml")).toMatchObject({ code: 0 });
  expect(read(name)).toBe(large);
  expect(read(list)).toContain("## If nobody gets in");
});
