import { PartialFailure } from "../../host/partial-failure.ts";
import type { PlainMap } from "../../host/value.ts";
import type { AdfsServer } from "../transport/adfs-server.ts";
import { CmdletError, ConnectionLost } from "../transport/errors.ts";
import type { ActualTrust } from "./actual.ts";
import { addCalls, firstIdentifier } from "./calls.ts";
import { converge } from "./converge.ts";
import { type Found, find, findCalls, foundIn, identifiersOf } from "./find.ts";
import { trustProperties } from "./properties.ts";

interface Wanted {
  readonly inputs: PlainMap;
  readonly urn: string;
  readonly signal: AbortSignal;
}

/**
 * Makes the trust, and never a second one: it looks the identifiers up first, and again before anything is tried
 * again. A trust that is there already is taken over only if this resource has made it.
 *
 * @throws PartialFailure when the trust exists but is not finished
 */
export async function createTrust(
  server: AdfsServer,
  wanted: Wanted,
): Promise<{ trust: ActualTrust; service: PlainMap }> {
  const { inputs, urn, signal } = wanted;
  const identifiers = identifiersOf(inputs);
  return server.retrying(async () => {
    const before = await find(server, identifiers, signal);
    if (before.trusts.length > 0) return adopt(server, before, wanted);
    try {
      const after = foundIn(await server.run([...addCalls(inputs, urn), ...findCalls(identifiers)], signal));
      const [trust] = after.trusts;
      if (trust === undefined)
        throw new Error("ADFS made the trust and does not know it: look at the server.");
      return { trust, service: after.service };
    } catch (error) {
      return afterFailure(server, wanted, error);
    }
  }, signal);
}

/** Somebody may have been quicker, or ADFS may have made the trust and failed at the rest. */
async function afterFailure(server: AdfsServer, wanted: Wanted, error: unknown) {
  if (error instanceof ConnectionLost || !(error instanceof CmdletError)) throw error;
  const found = await find(server, identifiersOf(wanted.inputs), wanted.signal);
  const [trust] = found.trusts;
  if (trust === undefined) throw error;
  if (error.cmdlet === "Add-AdfsRelyingPartyTrust") return adopt(server, found, wanted);
  throw new PartialFailure(error.message, {
    id: firstIdentifier(wanted.inputs),
    inputs: wanted.inputs,
    outputs: wanted.inputs,
  });
}

async function adopt(server: AdfsServer, { trusts }: Found, { inputs, urn, signal }: Wanted) {
  const [trust] = trusts;
  const id = firstIdentifier(inputs);
  const isOurs = trusts.length === 1 && trust?.urn === urn && identifiersOf(trust.inputs).includes(id);
  if (!isOurs) throw new Error(exists(trusts, inputs));
  return converge(server, { id, names: Object.keys(trustProperties), inputs, urn, signal });
}

function exists(trusts: readonly ActualTrust[], inputs: PlainMap): string {
  const [trust] = trusts;
  const taken = identifiersOf(trust?.inputs ?? inputs);
  const maker = trust?.urn === undefined ? "was not made by Pulumi" : `was made by ${trust.urn}`;
  return (
    `ADFS already has the relying-party trust ${JSON.stringify(trust?.inputs.name)} with the identifier ` +
    `${JSON.stringify(taken.find((one) => identifiersOf(inputs).includes(one)) ?? taken[0])}, and it ${maker}. ` +
    "Nothing was changed. To take it over: pulumi import adfs:index:RelyingPartyTrust NAME " +
    `${JSON.stringify(taken[0])}, or the resource option import. Otherwise remove it, or use another identifier.`
  );
}
