import pLimit from "p-limit";
import { sourceOf } from "../../policies/trusts/index.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { readStackFile } from "../../stacks/stack-file.ts";
import { tenantsOf } from "../../stacks/tenant-names.ts";
import type { EngineCommand } from "../engine.ts";

interface Recorded {
  readonly type: string;
  readonly id?: string;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** A trust that a stack manages. */
export interface ManagedTrust {
  readonly type: string;
  readonly id: string;
  /** Everything by which it may be named. */
  readonly names: readonly string[];
}

/**
 * The trusts that a stack manages.
 *
 * @throws WebexSsoError `stack-missing` when nobody has made the stack, `engine-…`
 */
export async function managedTrusts(
  engine: Pick<EngineCommand, "read">,
  tenant: string,
): Promise<ManagedTrust[]> {
  const state = await engine.read(["stack", "export", "--stack", tenant]).catch((error: Error) => {
    if (!/no stack named/.test(error.message)) throw error;
    throw new WebexSsoError(
      "stack-missing",
      `There is no stack of ${tenant} yet. Run: pulumi stack init ${tenant}, and set its credentials; then run this again.`,
      { cause: error },
    );
  });
  const { resources = [] }: { resources?: readonly Recorded[] } = JSON.parse(state).deployment ?? {};
  return resources
    .filter(({ type, id }) => id !== undefined && sourceOf(type) !== undefined)
    .map(({ type, id = "", outputs = {} }) => ({ type, id, names: namesOf(id, outputs) }));
}

function namesOf(
  id: string,
  { clientId, objectId, connectionId }: Readonly<Record<string, unknown>>,
): string[] {
  return [id, clientId, objectId, connectionId].filter((one) => typeof one === "string").map(shortOf);
}

/** Identifiers for people and for the provider differ in what stands before them: /applications/…, <environment>/…. */
function shortOf(id: string): string {
  return (/^https?:/.test(id) ? id : (id.split("/").at(-1) ?? id)).toLowerCase();
}

/** Whether an identifier, however it is written, is that of a managed trust. */
function isNamed({ names }: ManagedTrust, id: string): boolean {
  return names.includes(shortOf(id));
}

/**
 * The other tenant of the project whose stack manages a trust already. Only stacks of the same server or directory are
 * looked at: identifiers are unique only within one.
 *
 * @param place the keys of the configuration that say which server or directory it is.
 */
export async function managedElsewhere(
  engine: Pick<EngineCommand, "read">,
  { project, tenant, id, place }: { project: string; tenant: string; id: string; place: readonly string[] },
): Promise<string | undefined> {
  const own = placeOf(project, tenant, place);
  const stacks: readonly { readonly name: string; readonly resourceCount?: number }[] = JSON.parse(
    await engine.read(["stack", "ls", "--json"]),
  );
  const filled = new Set(
    stacks.filter(({ resourceCount }) => resourceCount !== 0).map(({ name }) => name.split("/").at(-1)),
  );
  const others = tenantsOf(project).filter(
    (name) => name !== tenant && filled.has(name) && placeOf(project, name, place) === own,
  );
  const limit = pLimit(4);
  const found = await Promise.all(
    others.map((name) =>
      limit(async () =>
        (await managedTrusts(engine, name)).some((one) => isNamed(one, id)) ? name : undefined,
      ),
    ),
  );
  return found.find((name) => name !== undefined);
}

/** Vendor, server and directory; of a stack file that cannot be read: nothing that is like another. */
function placeOf(project: string, tenant: string, place: readonly string[]): string {
  try {
    const { values } = readStackFile(project, tenant);
    const { kind } = (values["webex-sso:idp"] ?? {}) as { readonly kind?: unknown };
    return JSON.stringify([kind, ...place.map((key) => values[key])]);
  } catch {
    return tenant;
  }
}
