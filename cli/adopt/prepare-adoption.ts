import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { readSettings } from "../../policies/settings/read-settings.ts";
import { formatFindings } from "../../saml/format-findings.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { editStackFile, type StackFileEdit } from "../../stacks/edit-stack-file.ts";
import { fileTenant } from "../../stacks/file-tenant.ts";
import { readStackFile } from "../../stacks/stack-file.ts";
import type { Tenant } from "../../stacks/tenant.ts";
import { askProvider } from "../ask-provider.ts";
import type { EngineCommand } from "../engine.ts";
import { tenantApi } from "../vendor-api/tenant-api.ts";
import { withinPreview } from "../within-preview.ts";
import { adoptionOf } from "./adoption-of.ts";
import { findExisting } from "./find-existing.ts";
import { managedElsewhere, managedTrusts } from "./managed.ts";
import { type GivenParts, mergedParts, partsOf } from "./parts.ts";
import { type AdoptionPlan, planOf } from "./plan.ts";
import { previewAdoption } from "./preview-adoption.ts";

/** What is to be adopted, as the user says it. */
export interface AdoptionRequest {
  readonly project: string;
  readonly tenant: string;
  /** The identifier, where the user has found it. */
  readonly id: string | undefined;
  readonly parts: GivenParts;
  readonly now: Date;
  /** Told what is being done. */
  readonly onProgress: (line: string) => void;
}

/** An adoption that is ready and not done: neither the stack file nor the state has changed. */
export interface PreparedAdoption {
  /** How the identity provider is called. */
  readonly title: string;
  readonly id: string;
  readonly plan: AdoptionPlan;
  readonly edit: StackFileEdit;
  /** The keys that the edit changes, with their new values. */
  readonly changes: Readonly<Record<string, unknown>>;
  /** What to do with `webex-sso:import` afterwards. */
  readonly afterwards: string;
}

/**
 * Finds the trust, and previews its adoption.
 *
 * @throws WebexSsoError `tenant-invalid`, `adopt-…`, `stack-missing`, `provider-not-answered`, `engine-…`
 */
export async function prepareAdoption(
  engine: EngineCommand,
  request: AdoptionRequest,
): Promise<PreparedAdoption> {
  const { project, tenant: name, now, onProgress } = request;
  const tenant = readTenant(project, name, now);
  const { adoption, title } = adoptionOf(tenant.config);
  const given = partsOf(request.parts, adoption, title);
  const named = request.id ?? tenant.config.import;
  if (named !== undefined && !adoption.id.pattern.test(named))
    throw new WebexSsoError(
      "adopt-id-wrong",
      `${JSON.stringify(named)} is no identifier of ${title}. It is ${adoption.id.words}. ${adoption.id.whereToRead}`,
    );

  const managed = await managedTrusts(engine, name);
  if (managed.length > 0)
    throw new WebexSsoError(
      "adopt-managed",
      `The stack of ${name} manages a trust already: ${managed.map(({ id }) => id).join(", ")}. There is nothing to adopt: pulumi preview --stack ${name} says how it stands. For another trust, add a tenant.`,
    );
  const found = named ?? (await search(engine, request, tenant));
  const id = adoption.importId?.(found, tenant.config.idp) ?? found;
  const elsewhere = await managedElsewhere(engine, { project, tenant: name, id, place: adoption.place });
  if (elsewhere !== undefined)
    throw new WebexSsoError(
      "adopt-managed-elsewhere",
      `${id} is managed by the tenant ${elsewhere} already. Two stacks would undo each other's changes: take it out of that one first (pulumi state delete), or give another identifier with --id.`,
    );

  const changes = await changesFor(engine, tenant, { project, id, given, onProgress });
  const edit = editStackFile(project, name, changes);
  onProgress(`Previewing the adoption of ${id} …`);
  const preview = await previewAdoption(project, name, edit);
  const pack = readSettings(join(import.meta.dirname, "../../policies"), process.env.WEBEX_SSO_POLICY, now);
  const plan = planOf(preview, { file: edit.file, adoption, pack, now });
  if (!plan.steps.some(({ does }) => does.startsWith("adopt")))
    throw new WebexSsoError(
      "adopt-nothing",
      `The program of ${name} imports nothing for webex-sso:import. Where it is a program of your own, hand import on to WebexSso.`,
    );
  return { title, id, plan, edit, changes, afterwards: adoption.afterwards };
}

function readTenant(project: string, name: string, now: Date): Tenant {
  const { tenant, findings } = fileTenant(project, name, now);
  if (tenant !== undefined) return tenant;
  throw new WebexSsoError("tenant-invalid", `${name} cannot be adopted into:\n${formatFindings(findings)}`, {
    findings,
  });
}

async function search(
  engine: EngineCommand,
  { project, tenant: name, onProgress }: AdoptionRequest,
  { args, config }: Tenant,
): Promise<string> {
  const { adoption, title, administration } = adoptionOf(config);
  const entityId = typeof args.metadata === "string" ? "" : args.metadata.entityId;
  onProgress(`Looking for the trust of ${entityId} at ${title} …`);
  const { id } = await withinPreview({ folder: project, tenant: name }, () =>
    findExisting(
      adoption,
      { entityId, settings: config.idp },
      {
        tenant: name,
        title,
        ask: askProvider,
        api: () => tenantApi(engine, name, administration, onProgress),
      },
    ),
  );
  return id;
}

/** What the stack file has to say: the identifier, and those of the parts that the provider cannot look up. */
async function changesFor(
  engine: EngineCommand,
  { name, config, args }: Tenant,
  about: { project: string; id: string; given: object; onProgress: AdoptionRequest["onProgress"] },
): Promise<Record<string, unknown>> {
  const { project, id, given, onProgress } = about;
  const { adoption, title, administration } = adoptionOf(config);
  const own = readStackFile(project, name).values["webex-sso:idp"] as Record<string, unknown>;
  const { parts } = adoption;
  const said = mergedParts(parts === undefined ? {} : ((own[parts.key] ?? {}) as object), given);
  const read =
    parts?.read === undefined || Object.keys(said).length > 0
      ? {}
      : await tenantApi(engine, name, administration, onProgress)
          .then((api) => parts.read?.(id, { groups: args.groups ?? [], settings: config.idp as never }, api))
          .catch((error: Error) =>
            onProgress(
              `The parts of ${id} cannot be read from the API of ${title} (${error.message.replace(/\.$/, "")}). Give those that exist with --part: ${parts.words}.`,
            ),
          );
  const all = mergedParts(read ?? {}, said);
  const idp = {
    ...own,
    ...adoption.settingsFor?.(id),
    ...(parts === undefined || Object.keys(all).length === 0 ? {} : { [parts.key]: all }),
  };
  return { "webex-sso:import": id, ...(isDeepStrictEqual(idp, own) ? {} : { "webex-sso:idp": idp }) };
}
