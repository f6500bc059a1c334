import { isDeepStrictEqual } from "node:util";
import type { PlainMap } from "../../host/value.ts";
import type { AdfsServer } from "../transport/adfs-server.ts";
import type { ActualTrust } from "./actual.ts";
import { changeCalls } from "./calls.ts";
import { canonicalValue } from "./canonical.ts";
import { type Found, find, findCalls, foundIn } from "./find.ts";

interface Goal {
  readonly id: string;
  /** The properties to look at. */
  readonly names: readonly string[];
  readonly inputs: PlainMap;
  readonly urn: string;
  readonly signal: AbortSignal;
}

/**
 * Brings the named properties of an existing trust to what the inputs say. It reads first, each time: after a lost
 * reply only what is still missing is sent again.
 */
export function converge(server: AdfsServer, goal: Goal): Promise<{ trust: ActualTrust; service: PlainMap }> {
  const { id, inputs, urn, signal } = goal;
  return server.retrying(async () => {
    const found = await find(server, [id], signal);
    const names = differing(only(found, id), goal);
    if (names.length === 0) return { trust: only(found, id), service: found.service };

    const calls = [...changeCalls(id, names, inputs, urn), ...findCalls([id])];
    const changed = foundIn(await server.run(calls, signal));
    return { trust: only(changed, id), service: changed.service };
  }, signal);
}

function differing({ inputs: actual, urn: marked }: ActualTrust, { names, inputs, urn }: Goal): string[] {
  const differ = names.filter(
    (name) => !isDeepStrictEqual(canonicalValue(name, actual[name]), canonicalValue(name, inputs[name])),
  );
  // The marker follows whenever something is written, so that it names the resource of today.
  const marks = differ.length > 0 && marked !== urn && !differ.includes("notes");
  return marks ? [...differ, "notes"] : differ;
}

function only({ trusts }: Found, id: string): ActualTrust {
  const [trust] = trusts;
  if (trust !== undefined) return trust;
  throw new Error(
    `There is no relying-party trust with the identifier ${JSON.stringify(id)} any more. ` +
      "Run pulumi refresh, then pulumi up makes it again.",
  );
}
