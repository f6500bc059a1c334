import { allowList } from "../../providers/adfs/protocol/allow-list.ts";
import type { Answer, CmdletCall, Request } from "../../providers/adfs/protocol/messages.ts";
import { returned } from "../../providers/adfs/protocol/returned.ts";
import type { Store } from "../store.ts";
import { bindParameters } from "./bind-parameters.ts";
import { cmdlets } from "./cmdlets.ts";
import { PowerShellObject } from "./powershell-object.ts";
import type { AdfsWorld } from "./world.ts";

/** Carries out a request as the session script does on a real server: statement by statement the same. */
export function runRequest(store: Store<AdfsWorld>, { calls }: Request): Answer {
  const results: Record<string, unknown>[][] = [];
  try {
    for (const call of calls) results.push(runCall(store, call));
    return { results, error: null };
  } catch (error) {
    return { results, error: { message: (error as Error).message, id: "StandIn" } };
  }
}

function runCall(store: Store<AdfsWorld>, { cmdlet, parameters }: CmdletCall): Record<string, unknown>[] {
  store.change((world) => void world.calls.push({ cmdlet, parameters }));
  const properties = returned[cmdlet] ?? [];
  const found = invoke(store, cmdlet, parameterTable(store, cmdlet, parameters));
  if (returned[cmdlet] === undefined) return [];
  return found.map((object) => {
    const values = object as Record<string, unknown>;
    return Object.fromEntries(properties.map((name) => [name, values[name] ?? null]));
  });
}

function invoke(
  store: Store<AdfsWorld>,
  cmdlet: string,
  parameters: Record<string, unknown>,
): readonly unknown[] {
  const run = cmdlets[cmdlet];
  if (run === undefined) throw new Error(`The term '${cmdlet}' is not recognized as the name of a cmdlet.`);
  const bound = bindParameters(cmdlet, parameters);
  return store.change((world) => run(world, bound));
}

function parameterTable(
  store: Store<AdfsWorld>,
  cmdlet: string,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const allowed = allowList[cmdlet];
  if (allowed === undefined) throw new Error(`The cmdlet ${cmdlet} is not allowed here.`);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (!allowed.includes(name)) throw new Error(`The parameter ${name} of ${cmdlet} is not allowed here.`);
      return [name, argument(store, value)];
    }),
  );
}

function argument(store: Store<AdfsWorld>, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => argument(store, item));
  if (typeof value !== "object" || value === null) return value;
  const { tag, value: inner } = value as { tag?: string; value?: unknown };
  if (tag === "certificate") return new PowerShellObject("X509Certificate2", inner);
  if (tag === "claim") return made(invoke(store, "Get-AdfsClaimDescription", { ClaimType: inner }));
  if (tag === "samlEndpoint") {
    const parameters = parameterTable(store, "New-AdfsSamlEndpoint", inner as Record<string, unknown>);
    return made(invoke(store, "New-AdfsSamlEndpoint", parameters));
  }
  if (tag === "table") return inner;
  throw new Error(`A value with the tag ${tag} is not allowed here.`);
}

/** The store hands out copies, which have lost their class. */
function made([copy]: readonly unknown[]): PowerShellObject | null {
  if (copy === undefined) return null;
  const { type, value } = copy as PowerShellObject;
  return new PowerShellObject(type, value);
}
