import { LocalWorkspace } from "@pulumi/pulumi/automation/index.js";
import { invoke } from "@pulumi/pulumi/runtime/index.js";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { vendors } from "../../vendors/index.ts";
import type { Lookup, Recovery } from "../../vendors/recovery.ts";
import type { PendingCreate } from "./pending-create.ts";
import type { Found } from "./recovery-steps.ts";

/** Whose interrupted creations are looked for. */
export interface Search {
  /** The project's folder. */
  readonly folder: string;
  readonly tenant: string;
  readonly pending: readonly PendingCreate[];
  /** The identifier, where the user has found it. */
  readonly id: string | undefined;
}

/**
 * Looks at the identity provider for what each interrupted creation has made.
 *
 * The provider is asked within a *preview* of the tenant's stack: that way the engine itself decrypts the credentials,
 * and neither lock nor state is touched.
 *
 * @throws WebexSsoError `recover-ambiguous`, `recover-unknown-type`, `recover-id-unclear` or
 * `recover-not-answered`, with what to do.
 */
export async function findCreated({ folder, tenant, pending, id }: Search): Promise<Found[]> {
  if (id !== undefined) return [...named(pending, id)];
  const found: Found[] = [];
  let failure: unknown;
  const program = async () => {
    try {
      for (const create of pending) found.push({ pending: create, ...(await identify(create)) });
    } catch (error) {
      failure = error;
    }
  };
  const stack = await LocalWorkspace.selectStack(
    { stackName: tenant, projectName: "webex-sso", program },
    { workDir: folder },
  );
  await stack.preview();
  if (failure !== undefined) throw failure;
  return found;
}

/** The user's identifier belongs to the one thing that cannot simply be made again. */
function* named(pending: readonly PendingCreate[], id: string): Generator<Found> {
  const unique = pending.filter(({ type }) => !isMadeAgain(recoveryRow(type)));
  if (unique.length !== 1)
    throw new WebexSsoError(
      "recover-id-unclear",
      `--id names one thing, but ${unique.length} are pending: ${unique.map(({ urn }) => urn).join(", ") || "none that needs it"}. Leave --id out.`,
    );
  for (const create of pending) yield { pending: create, id: create === unique[0] ? id : undefined };
}

/** Asks the identity provider through its plugin. */
async function ask({ token, args }: Lookup): Promise<Record<string, unknown>> {
  try {
    return await invoke(token, { ...args });
  } catch (cause) {
    throw new WebexSsoError(
      "recover-not-answered",
      `The identity provider did not answer ${token}: ${(cause as Error).message}\nMend that and run this again, or find the identifier yourself and give it with --id.`,
      { cause },
    );
  }
}

/** The identifier of what was made; undefined when nothing was, or when it is made again. */
async function identify(create: PendingCreate): Promise<Omit<Found, "pending">> {
  const recovery = recoveryOf(create);
  if (recovery === "repeatable") return { id: undefined };
  if ("unlisted" in recovery) return { id: undefined, advice: recovery.unlisted };
  const candidates = recovery.candidates(await ask(recovery.list(create.inputs)), create.inputs);
  const matching: string[] = [];
  for (const id of candidates) {
    const answer = await ask(recovery.read(id));
    if (recovery.matches(answer, create.inputs)) matching.push(recovery.importId?.(answer) ?? id);
  }
  if (matching.length > 1)
    throw new WebexSsoError(
      "recover-ambiguous",
      `${create.name} (${create.type}) could be any of ${matching.join(", ")}. Delete those that nobody uses, or say which one it is with --id.`,
    );
  return { id: matching[0] };
}

function isMadeAgain(recovery: Recovery | undefined): boolean {
  return recovery === "repeatable" || (recovery !== undefined && "unlisted" in recovery);
}

function recoveryRow(type: string): Recovery | undefined {
  return Object.values(vendors)
    .map((vendor) => vendor.recovery[type])
    .find((one) => one !== undefined);
}

function recoveryOf({ type, urn }: PendingCreate): Recovery {
  const recovery = recoveryRow(type);
  if (recovery !== undefined) return recovery;
  throw new WebexSsoError(
    "recover-unknown-type",
    `${urn} is pending, and webex-sso does not know how to look for a ${type}. Find its identifier at the identity provider and give it with --id.`,
  );
}
