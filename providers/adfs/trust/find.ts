import type { Plain, PlainMap } from "../../host/value.ts";
import type { AdfsObject, CmdletCall } from "../protocol/messages.ts";
import type { AdfsServer } from "../transport/adfs-server.ts";
import { type ActualTrust, actualTrust } from "./actual.ts";
import { serviceOutputs } from "./service.ts";

/** What the server says about identifiers: the trusts that have them, and the federation service itself. */
export interface Found {
  readonly trusts: readonly ActualTrust[];
  readonly service: PlainMap;
}

/** The calls that answer it; they may follow others in one request. */
export function findCalls(identifiers: readonly string[]): CmdletCall[] {
  return [
    { cmdlet: "Get-AdfsRelyingPartyTrust", parameters: { Identifier: identifiers } },
    { cmdlet: "Get-AdfsProperties", parameters: {} },
    { cmdlet: "Get-AdfsCertificate", parameters: { CertificateType: ["Token-Signing"] } },
  ];
}

/** Reads what the last three calls returned. */
export function foundIn(results: readonly (readonly AdfsObject[])[]): Found {
  const [trusts = [], [properties = {}] = [], certificates = []] = results.slice(-3);
  return { trusts: trusts.map(actualTrust), service: serviceOutputs(properties, certificates) };
}

/** Looks up the trusts that have one of the identifiers. */
export async function find(
  server: AdfsServer,
  identifiers: readonly string[],
  signal?: AbortSignal,
): Promise<Found> {
  return foundIn(await server.run(findCalls(identifiers), signal));
}

/** The identifiers of a trust with these inputs. */
export function identifiersOf(inputs: PlainMap): string[] {
  return (inputs.identifier as readonly Plain[]).map(String);
}
