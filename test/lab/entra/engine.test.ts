import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as azuread from "@pulumi/azuread";
import type { Stack } from "@pulumi/pulumi/automation/index.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type EntraLab, startEntraLab } from "../../../lab/entra/start.ts";
import { inlineStack } from "../engine.ts";
import { customTemplate, entityId, tenantId } from "./fixture.ts";

let folder: string;
let lab: EntraLab;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "lab-engine-"));
  lab = await startEntraLab({ stateFile: join(folder, "entra.json") });
});
afterAll(() => {
  lab.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Wanted {
  /** Whether the identifier waits for the service principal's mode. */
  readonly inOrder: boolean;
  /** Whether what the template brings is ignored. */
  readonly ignoring: boolean;
}

async function stackOf(name: string, { inOrder, ignoring }: Wanted): Promise<Stack> {
  const program = async () => {
    const application = new azuread.Application(
      "webex",
      { displayName: name, templateId: customTemplate, web: { redirectUris: ["https://a.example/acs"] } },
      ignoring ? { ignoreChanges: ["appRoles", "appRoleIds", "owners", "identifierUris"] } : {},
    );
    const servicePrincipal = new azuread.ServicePrincipal(
      "webex",
      { clientId: application.clientId, useExisting: true, preferredSingleSignOnMode: "saml" },
      ignoring ? { ignoreChanges: ["owners"] } : {},
    );
    new azuread.ApplicationIdentifierUri(
      "webex",
      { applicationId: application.id, identifierUri: `${entityId}/${name}` },
      { dependsOn: inOrder ? [servicePrincipal] : [] },
    );
  };
  const stack = await inlineStack(name, folder, lab.debugProviders, program);
  await stack.setAllConfig({
    "azuread:tenantId": { value: tenantId },
    "azuread:clientId": { value: "client" },
    "azuread:clientSecret": { value: "canary", secret: true },
  });
  return stack;
}

describe("the real engine with the stand-in", () => {
  test("creates in one apply, finds no change and no drift, destroys", async () => {
    const stack = await stackOf("order", { inOrder: true, ignoring: true });
    expect((await stack.up()).summary.resourceChanges).toEqual({ create: 4 });
    await stack.preview({ expectNoChanges: true });
    await stack.refresh({ expectNoChanges: true });
    await stack.preview({ expectNoChanges: true });
    expect(JSON.stringify(await stack.workspace.exportStack("order"))).not.toContain('"canary"');
    expect((await stack.destroy()).summary.resourceChanges).toEqual({ delete: 4 });
    expect(lab.directory(tenantId).applications.list()).toEqual([]);
  });

  test("fails where a program leaves out what it has to ignore", async () => {
    const stack = await stackOf("losing", { inOrder: true, ignoring: false });
    await stack.up();
    await stack.preview({ expectNoChanges: true });
    await expect(stack.refresh({ expectNoChanges: true })).rejects.toThrow("no changes were expected");
    await stack.destroy();
  });
});
