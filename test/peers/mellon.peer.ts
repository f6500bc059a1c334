import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LabTenant } from "../../lab/tenant/sign-in-lab.ts";
import { openWeb, type Web } from "../../lab/web/web.ts";
import { vendors } from "../../vendors/index.ts";
import { type Fixture, startFixture } from "../lab/sign-in/fixture.ts";
import { ask } from "./loopback.ts";
import { startMellon } from "./mellon.ts";
import { missing } from "./needs.ts";

const reason = missing({
  file: "/usr/lib/apache2/modules/mod_auth_mellon.so",
  packages: ["apache2", "libapache2-mod-auth-mellon"],
});
const title = "mod_auth_mellon, with Webex's metadata and name, accepts the assertions of every trust";

describe(reason === undefined ? title : `${title}: NOT RUN, ${reason}`, () => {
  let lab: Fixture;
  beforeAll(async () => {
    if (reason === undefined) lab = await startFixture();
  });
  afterAll(() => lab?.remove());

  test.skipIf(reason !== undefined).each(
    Object.keys(vendors).flatMap((kind) => [
      [kind, "uid"],
      [`${kind}-partner`, "mail"],
    ]),
  )("%s", async (name, claim) => {
    const tenant = await lab.add(`example-${name}`);
    const { status, header, log } = await signInToMellon(lab, tenant, claim ?? "");
    expect(status, log).toBe(200);
    expect(header).toBe("one-address@example.com");
  });
});

/** Mellon makes the request, the lab's identity provider answers it, Mellon judges. */
async function signInToMellon(
  lab: Fixture,
  { organization, metadata, idpMetadata }: LabTenant,
  claim: string,
) {
  const { entityId, acs } = organization.description;
  const acsUrl = (acs.find(({ isDefault }) => isDefault) ?? acs[0])?.url ?? "";
  const mellon = await startMellon({
    spMetadata: metadata,
    idpMetadata,
    entityId,
    acsUrl,
    privateKey: organization.signer.privateKey,
    certificate: organization.signer.certificate,
  });
  try {
    const start = new URL("/private/index.txt", acsUrl);
    const first = await ask(mellon.port, start);
    const login = await ask(mellon.port, new URL(first.location ?? "", start), { cookies: first.cookies });
    const cookies = [...first.cookies, ...login.cookies];
    const form = await answered(openWeb(lab.lab.identityProviders()), new URL(login.location ?? ""));
    const judged = await ask(mellon.port, new URL(acsUrl), { form, cookies });
    // Its session takes the place of the cookie by which it tried whether there are cookies.
    const session = { cookies: judged.cookies };
    const page = await ask(mellon.port, new URL(judged.location ?? start.href, start), session);
    const status = judged.status >= 400 ? judged.status : page.status;
    return { status, header: page.headers[`x-${claim}`], log: mellon.log() };
  } finally {
    await mellon.close();
  }
}

/** Signs in at the identity provider and gives what it posts to the ACS. */
async function answered(web: Web, url: URL): Promise<Readonly<Record<string, string>>> {
  const browser = "peer";
  const page = await web.visit({ url, form: new URLSearchParams(), browser });
  if (page.kind !== "page") throw new Error(`There is no sign-in page at ${url.href}.`);
  const who = page.forms.find(({ label }) => label.startsWith("one-address ("));
  if (who === undefined) throw new Error(`${page.title}: ${page.text.join(" ")}`);
  const form = new URLSearchParams(who.fields);
  const reply = await web.visit({ url: new URL(who.url), form, browser });
  if (reply.kind !== "post")
    throw new Error(`The identity provider does not answer: ${JSON.stringify(reply)}`);
  return reply.fields;
}
