import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type EngineStack, openStack } from "../support/engine-stack.ts";
import { makeProject, type Project } from "../support/project.ts";
import { pingFederateSubject } from "./pingfederate-subject.ts";
import { pingOneSubject } from "./pingone-subject.ts";
import type { LifecycleSubject } from "./subject.ts";

interface Outputs {
  readonly identityProvider: {
    metadata?: string;
    metadataUrl?: string;
    entityId: string;
    signingCertificates: object[];
  };
  readonly attention: readonly { code: string; message: string }[];
}

describe.each<[string, LifecycleSubject, string, string[]]>([
  ["PingFederate", pingFederateSubject("partner"), "urn:pf-admin.example.com:saml2", []],
  [
    "PingOne",
    pingOneSubject("partner"),
    "https://auth.pingone.eu/a0000000-0000-4000-8000-000000000001",
    ["idp-default-acs-differs"],
  ],
])("what %s publishes", (_, subject, entityId, attention) => {
  let folder: string;
  let project: Project;
  let lab: Awaited<ReturnType<LifecycleSubject["startLab"]>>;
  let stack: EngineStack;
  const outputs = async () => (await stack.outputs()) as unknown as Outputs;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "webex-sso-lab-"));
    lab = await subject.startLab(folder);
    project = makeProject();
    for (const [name, content] of Object.entries(subject.files)) project.writeFile(name, content);
    project.writeTenant("published", subject.config);
    stack = await openStack(project, "published", lab.debugProviders);
    for (const [key, value] of Object.entries(subject.secrets)) await stack.setSecret(key, value);
  });
  afterAll(() => {
    lab.close();
    project.remove();
    rmSync(folder, { recursive: true });
  });

  test("is an output after `up`, and what an administrator has to know", async () => {
    await stack.up();
    const { identityProvider, attention: said } = await outputs();
    expect(identityProvider).toMatchObject({
      entityId,
      metadata: expect.stringContaining("<md:EntityDescriptor"),
      metadataUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\//),
      signingCertificates: [{ notAfter: expect.any(String) }],
    });
    expect(said.map(({ code }) => code)).toEqual(attention);
  });

  test("does not break an `up` when nobody answers", async () => {
    lab.unpublish?.();
    expect((await stack.up()).steps).toEqual([]);
    const { identityProvider, attention: said } = await outputs();
    expect(identityProvider).not.toHaveProperty("metadata");
    expect(said.map(({ code }) => code)).toEqual(["idp-metadata-unavailable", ...attention]);
  });
});
