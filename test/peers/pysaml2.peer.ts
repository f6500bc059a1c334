import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pem } from "../../lab/pem.ts";
import { signIn } from "../../lab/tenant/journeys.ts";
import { vendors } from "../../vendors/index.ts";
import { type Fixture, startFixture } from "../lab/sign-in/fixture.ts";
import { missing } from "./needs.ts";

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "webex-sso/peers/pysaml2-7.5.2");
const python = join(cache, "bin/python");
const reason = missing({ file: "/usr/bin/xmlsec1", packages: ["xmlsec1"] }) ?? installPysaml2();
const title = "pysaml2, as the service provider of Webex, accepts the responses of every trust";

describe(reason === undefined ? title : `${title}: NOT RUN, ${reason}`, () => {
  let lab: Fixture;
  let folder: string;
  beforeAll(async () => {
    if (reason !== undefined) return;
    folder = mkdtempSync(join(tmpdir(), "webex-sso-pysaml2-"));
    lab = await startFixture();
  });
  afterAll(() => {
    lab?.remove();
    if (folder) rmSync(folder, { recursive: true });
  });

  test.skipIf(reason !== undefined).each(Object.keys(vendors))("%s", async (kind) => {
    const tenant = await lab.add(`example-${kind}`);
    const { description, signer } = tenant.organization;
    const { page } = await signIn(lab, tenant);
    const xmlOf = (name: string) => page.messages?.find((message) => message.title === name)?.xml ?? "";
    const files = { keyFile: join(folder, "sp.key"), certificateFile: join(folder, "sp.pem") };
    writeFileSync(files.keyFile, signer.privateKey);
    writeFileSync(files.certificateFile, pem("CERTIFICATE", Buffer.from(signer.certificate, "base64")));
    const judge = (entityId: string) =>
      JSON.parse(
        execFileSync(python, [join(import.meta.dirname, "pysaml2.py")], {
          stdio: ["pipe", "pipe", "ignore"],
          input: JSON.stringify({
            ...files,
            entityId,
            idpMetadata: tenant.idpMetadata,
            acs: description.acs.map(({ url }) => url),
            response: Buffer.from(xmlOf("Response")).toString("base64"),
            requestId: /\bID="([^"]+)"/.exec(xmlOf("Request"))?.[1],
          }),
        }).toString(),
      );
    expect(judge(description.entityId)).toMatchObject({ attributes: { uid: ["one-address@example.com"] } });
    expect(judge("https://idbroker.webex.com/another")).toHaveProperty("refused");
  });
});

/** Into a folder of the cache, with the machine's own Python; undefined when it is there. */
function installPysaml2(): string | undefined {
  if (existsSync(join(cache, "complete"))) return undefined;
  try {
    mkdirSync(cache, { recursive: true });
    execFileSync("python3", ["-m", "venv", cache], { stdio: "ignore" });
    execFileSync(python, ["-m", "pip", "install", "--quiet", "pysaml2==7.5.2"], { stdio: "ignore" });
    writeFileSync(join(cache, "complete"), "");
    return undefined;
  } catch (error) {
    return `pysaml2 cannot be installed: ${(error as Error).message}`;
  }
}
