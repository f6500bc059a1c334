import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EntraDirectoryConsole } from "../../../lab/entra/directory.ts";
import { type EntraLab, type EntraLabOptions, startEntraLab } from "../../../lab/entra/start.ts";
import type { PropertyMap } from "../../../providers/host/value.ts";
import { connect, type ProviderClient, urnOf } from "../../providers/host/client.ts";

export const tenantId = "66666666-6666-4666-8666-666666666666";
export const customTemplate = "8adf8e6e-67b2-4cf2-a259-e3dc5476c621";
export const userRole = "18d14569-c3bd-439b-9a66-3a2aee01d14f";
export const entityId = "https://idbroker.webex.com/11111111-2222-4333-8444-555555555555";
const clock = () => new Date("2026-03-01T12:00:00Z");

/** URNs of one resource of each type. */
export const urns = {
  application: urnOf("azuread:index/application:Application", "webex"),
  servicePrincipal: urnOf("azuread:index/servicePrincipal:ServicePrincipal", "webex"),
  identifierUri: urnOf("azuread:index/applicationIdentifierUri:ApplicationIdentifierUri", "webex"),
  policy: urnOf("azuread:index/claimsMappingPolicy:ClaimsMappingPolicy", "webex"),
  policyAssignment: urnOf(
    "azuread:index/servicePrincipalClaimsMappingPolicyAssignment:ServicePrincipalClaimsMappingPolicyAssignment",
    "webex",
  ),
  certificate: urnOf(
    "azuread:index/servicePrincipalTokenSigningCertificate:ServicePrincipalTokenSigningCertificate",
    "webex-first",
  ),
  assignment: urnOf("azuread:index/appRoleAssignment:AppRoleAssignment", "webex-group"),
};

/** A resource that was checked and created. */
export interface Created {
  readonly id: string;
  readonly inputs: PropertyMap;
  readonly outputs: PropertyMap;
}

/** A stand-in on a state file of its own with one connection to one directory. */
export interface EntraFixture {
  readonly lab: EntraLab;
  readonly directory: EntraDirectoryConsole;
  readonly client: ProviderClient;
  readonly stateFile: string;
  /** Checks as the engine does, then creates. */
  create(urn: string, inputs: PropertyMap): Promise<Created>;
  /** An application of the custom template with its service principal in SAML mode. */
  createPair(displayName?: string): Promise<{ application: Created; servicePrincipal: Created }>;
  close(): void;
}

/** Starts one; `stateFile` continues on a file that is there. */
export async function entraFixture(options: Partial<EntraLabOptions> = {}): Promise<EntraFixture> {
  const folder = mkdtempSync(join(tmpdir(), "entra-lab-"));
  const stateFile = options.stateFile ?? join(folder, "entra.json");
  const lab = await startEntraLab({ clock, ...options, stateFile });
  const client = connect(lab.port);
  await client.configure({ tenantId, clientId: "c", clientSecret: "s" });
  const create = async (urn: string, declared: PropertyMap): Promise<Created> => {
    const { inputs, failures } = await client.check(urn, declared);
    if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("\n"));
    return { inputs, ...(await client.create(urn, inputs)) };
  };
  return {
    lab,
    directory: lab.directory(tenantId),
    client,
    stateFile,
    create,
    async createPair(displayName = "Webex") {
      const application = await create(urns.application, { displayName, templateId: customTemplate });
      const servicePrincipal = await create(urns.servicePrincipal, {
        clientId: application.outputs.clientId ?? null,
        useExisting: true,
        preferredSingleSignOnMode: "saml",
      });
      return { application, servicePrincipal };
    },
    close() {
      client.close();
      lab.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
