import { existsSync } from "node:fs";
import { join } from "node:path";
import { formatFindings } from "../../saml/format-findings.ts";
import { fileTenant } from "../../stacks/file-tenant.ts";
import { readStackFile } from "../../stacks/stack-file.ts";
import { type VendorKind, vendors } from "../../vendors/index.ts";
import { type EngineCommand, engineCommand } from "../engine.ts";
import type { RecordedIdp } from "../test-login/published-metadata.ts";
import type { Stamp } from "../vendor-api/send.ts";
import { accountLooks } from "./account-checks.ts";
import { addressChecks, askAddress } from "./address-checks.ts";
import { handedOverChecks, recordedChecks } from "./certificates.ts";
import { areas, attempted, type Check } from "./check.ts";
import { clockChecks } from "./clock-check.ts";
import { engineKnowledge } from "./engine-checks.ts";
import { sdkVersion, wantedPlugins } from "./plugins.ts";
import { pluginCheck, versionChecks } from "./version-checks.ts";

/** Whom the doctor looks at. */
export interface Patient {
  readonly project: string;
  readonly tenant: string;
  /** The metadata file that was given to Webex, where one is known. */
  readonly handedOver: { readonly file: string; readonly shown: string } | undefined;
  readonly now: Date;
}

/**
 * Looks at everything that a tenant's sign-in and its deployments need. It only reads; a check that cannot be made stops
 * none of the others.
 *
 * @throws WebexSsoError `tenant-missing`, `tenant-unreadable`
 */
export async function examine({ project, tenant, handedOver, now }: Patient): Promise<readonly Check[]> {
  const stackFile = readStackFile(project, tenant);
  const read = fileTenant(project, tenant, now);
  const metadata = read.tenant?.args.metadata;
  const entityId = typeof metadata === "object" ? metadata.entityId : undefined;
  const idp = (stackFile.values["webex-sso:idp"] ?? {}) as Readonly<Record<string, unknown>>;
  const kind = Object.keys(vendors).find((one): one is VendorKind => one === idp.kind);
  const stamps: Stamp[] = [];
  const onStamp = (stamp: Stamp) => void stamps.push(stamp);

  const engine = await engineCommand(project).catch((error: Error) => error);
  if (engine instanceof Error)
    return [{ area: "this machine", name: "Pulumi CLI", result: "failed", detail: `${engine.message}.` }];
  const machine = machineChecks(engine, kind, project, stackFile.settings.plugins?.providers ?? []);
  const known = await engineKnowledge(engine, tenant);
  const { setting, recorded } = known;
  const found = await Promise.all([
    machine,
    [fileCheck(read.tenant === undefined ? formatFindings(read.findings) : undefined, stackFile.file)],
    known.checks,
    attempted({ area: "API account", name: "account" }, async () => {
      if (kind === undefined)
        throw new Error(`webex-sso:idp has no kind that is known (${Object.keys(vendors).join(", ")})`);
      if (setting === undefined)
        throw new Error("It needs the credentials of the stack, which cannot be read: see Pulumi");
      return accountLooks[kind]({ setting, idp, entityId, recorded, onStamp });
    }),
    attempted({ area: "certificates", name: "recorded" }, async () =>
      recordedChecks(deployed(recorded), now),
    ),
    attempted({ area: "certificates", name: "handed to Webex" }, async () => {
      const half = deployed(recorded);
      if (handedOver === undefined)
        throw new Error(
          "There is no file of it here; name the one that was imported in Control Hub with --idp-metadata",
        );
      return handedOverChecks(handedOver.file, handedOver.shown, half);
    }),
    attempted({ area: "addresses", name: "identity provider" }, async () =>
      addressChecks(deployed(recorded), askAddress(onStamp)),
    ),
  ]);
  const clocks = clockChecks(stamps);
  const clock: Check = {
    area: "clock",
    name: "identity provider",
    result: "not asked",
    detail: "Nobody has answered.",
  };
  const all = [...found.flat(), ...(clocks.length === 0 ? [clock] : clocks)];
  return areas.flatMap((area) => all.filter((one) => one.area === area));
}

function deployed(recorded: RecordedIdp | undefined): RecordedIdp {
  if (recorded !== undefined) return recorded;
  throw new Error("It needs what the stack has recorded: see Pulumi");
}

function fileCheck(problems: string | undefined, file: string): Check {
  const check = { area: "this machine", name: "stack file" } as const;
  return problems === undefined
    ? { ...check, result: "ok", detail: `${file} and its metadata are in order.` }
    : { ...check, result: "failed", detail: problems, fix: `Mend ${file}.` };
}

async function machineChecks(
  engine: EngineCommand,
  kind: VendorKind | undefined,
  project: string,
  providers: readonly { readonly name: string; readonly path: string }[],
): Promise<readonly Check[]> {
  const area = "this machine";
  const versions = await attempted({ area, name: "versions" }, async () => {
    const pulumi = (await engine.read(["version"])).trim();
    return versionChecks({ node: process.version, pulumi, sdk: sdkVersion() });
  });
  if (kind === undefined) return versions;
  const plugins = await attempted({ area, name: "plugin" }, async () => {
    const wanted = wantedPlugins[kind]?.();
    if (wanted === undefined) return [ownPluginCheck(kind, project, providers)];
    const installed = JSON.parse(await engine.read(["plugin", "ls", "--json"]));
    return [pluginCheck(wanted, installed, process.env.PULUMI_DEBUG_PROVIDERS)];
  });
  return [...versions, ...plugins];
}

/** A plugin that Pulumi.yaml names by its folder. */
function ownPluginCheck(
  name: string,
  project: string,
  providers: readonly { readonly name: string; readonly path: string }[],
): Check {
  const check = { area: "this machine", name: `plugin ${name}` } as const;
  if (process.env.PULUMI_DEBUG_PROVIDERS?.split(",").some((one) => one.startsWith(`${name}:`)))
    return { ...check, result: "ok", detail: "It runs already, by PULUMI_DEBUG_PROVIDERS." };
  const path = providers.find((one) => one.name === name)?.path;
  if (path === undefined)
    return {
      ...check,
      result: "failed",
      detail: `Pulumi.yaml has no plugins.providers entry for ${name}.`,
      fix: "Add it, as in docs/adfs-provider.md.",
    };
  return existsSync(join(project, path, "PulumiPlugin.yaml"))
    ? { ...check, result: "ok", detail: `Pulumi.yaml names it: ${path}.` }
    : {
        ...check,
        result: "failed",
        detail: `Pulumi.yaml names ${path}, where there is no plugin.`,
        fix: "Run npm install.",
      };
}
