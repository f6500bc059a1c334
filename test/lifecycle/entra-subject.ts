import { entraChanges } from "./entra-changes.ts";
import { entraConfig, types } from "./entra-tenant.ts";
import { startEntraLifecycleLab } from "./entra-world.ts";
import { sampleFiles } from "./sample-tenant.ts";
import type { LifecycleSubject } from "./subject.ts";

/** Entra ID in one mode. */
export function entraSubject(mode: "organization" | "partner"): LifecycleSubject {
  const config = entraConfig(mode);
  return {
    title: `Entra ID, ${mode}`,
    config,
    secrets: { "azuread:clientSecret": "secret" },
    files: sampleFiles(mode),
    creates: Object.values(types),
    components: ["webex-sso:entra:EntraTrust", "webex-sso:index:WebexSso"],
    changes: entraChanges(mode),
    uncovered: {
      import: "covered by the adoption",
      "idp.adopt": "covered by the adoption",
      protect: "covered by the destruction; a preview shows nothing",
      metadataCertificate: "decides whether the file is taken, not what is configured: test/stacks",
      previousMetadata: "certificates during a rollover, on the engine in test/cli/rotate-engine.test.ts",
      encryptionCertificate: "which of two certificates: test/cli/rotate/webex-model.test.ts",
      rotation: "the memory of webex-sso rotate, which configures nothing: test/cli/rotate",
      encryption: "refused by Entra ID's capabilities: test/components",
    },
    startLab: startEntraLifecycleLab,
  };
}
