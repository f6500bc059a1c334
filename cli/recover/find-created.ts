import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { administrations } from "../../vendors/administrations.ts";
import type { Recovery } from "../../vendors/recovery.ts";
import { askProvider } from "../ask-provider.ts";
import { withinPreview } from "../within-preview.ts";
import type { PendingOperation } from "./pending-operation.ts";
import type { Found } from "./recovery-steps.ts";

/** Whose interrupted creations are looked for. */
export interface Search {
  /** The project's folder. */
  readonly folder: string;
  readonly tenant: string;
  readonly pending: readonly PendingOperation[];
  /** When the state was last written: what is older was not made by what is pending. */
  readonly since: Date;
  /** The identifier, where the user has found it. */
  readonly id: string | undefined;
}

/**
 * Looks at the identity provider for what each interrupted creation has made.
 *
 * @throws WebexSsoError `recover-ambiguous`, `recover-unknown-type`, `recover-id-unclear`, `provider-not-answered` or
 * `stack-not-asked`, with what to do.
 */
export async function findCreated(search: Search): Promise<Found[]> {
  const { folder, tenant, pending, id, since } = search;
  if (id !== undefined) return [...named(pending, id)];
  return withinPreview({ folder, tenant }, async () => {
    const found: Found[] = [];
    for (const operation of pending)
      found.push({ pending: operation, ...(await identify(operation, since)) });
    return found;
  });
}

/** A URN is urn:pulumi:<stack>::<project>::<type>::<name>. */
export function projectOf(urn: string): string {
  return urn.split("::")[1] ?? "";
}

/** The user's identifier belongs to the one thing that cannot simply be made again. */
function* named(pending: readonly PendingOperation[], id: string): Generator<Found> {
  const unique = pending.filter(({ kind, type }) => kind === "creating" && !isMadeAgain(recoveryRow(type)));
  if (unique.length !== 1)
    throw new WebexSsoError(
      "recover-id-unclear",
      `--id names one thing, but ${unique.length} are pending: ${unique.map(({ urn }) => urn).join(", ") || "none that needs it"}. Leave --id out.`,
    );
  for (const create of pending) yield { pending: create, id: create === unique[0] ? id : undefined };
}

/** The identifier of what was made; undefined when nothing was, or when it is made again. */
async function identify(create: PendingOperation, since: Date): Promise<Omit<Found, "pending">> {
  if (create.kind !== "creating") return { id: undefined };
  const recovery = recoveryOf(create);
  if (recovery === "repeatable") return { id: undefined };
  if ("unlisted" in recovery) return { id: undefined, advice: recovery.unlisted };
  const candidates = recovery.candidates(
    await askProvider(recovery.list(create.inputs)),
    create.inputs,
    since,
  );
  const matching: string[] = [];
  for (const id of candidates) {
    const answer = await askProvider(recovery.read(id));
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
  return Object.values(administrations)
    .map(({ recovery }) => recovery[type])
    .find((one) => one !== undefined);
}

function recoveryOf({ type, urn }: PendingOperation): Recovery {
  const recovery = recoveryRow(type);
  if (recovery !== undefined) return recovery;
  throw new WebexSsoError(
    "recover-unknown-type",
    `${urn} is pending, and webex-sso does not know how to look for a ${type}. Find its identifier at the identity provider and give it with --id.`,
  );
}
