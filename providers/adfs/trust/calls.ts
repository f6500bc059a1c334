import type { Plain, PlainMap } from "../../host/value.ts";
import type { Argument, CmdletCall } from "../protocol/messages.ts";
import { canonicalValue } from "./canonical.ts";
import { withMarker } from "./marker.ts";
import { trustProperties } from "./properties.ts";

type Parameters = Record<string, Argument>;

/** The calls that make the trust: one, and a second one for what Add-AdfsRelyingPartyTrust does not take. */
export function addCalls(inputs: PlainMap, urn: string): CmdletCall[] {
  const names = Object.keys(trustProperties).filter(
    (name) => canonicalValue(name, inputs[name]) !== undefined,
  );
  const later = names.filter((name) => trustProperties[name]?.afterAdd);
  const first = parametersOf([...names.filter((name) => !later.includes(name)), "notes"], inputs, urn);
  return [
    { cmdlet: "Add-AdfsRelyingPartyTrust", parameters: first },
    ...setCalls(firstIdentifier(inputs), later, inputs, urn),
  ];
}

/** The calls that bring the named properties of the trust to what the inputs say. */
export function changeCalls(
  id: string,
  names: readonly string[],
  inputs: PlainMap,
  urn: string,
): CmdletCall[] {
  const settable = names.filter((name) => name !== "enabled" && !isClearedByPolicy(name, names, inputs));
  return [
    ...unassignPolicy(id, settable, inputs),
    ...setCalls(id, settable, inputs, urn),
    ...(names.includes("enabled") ? [enabling(id, inputs.enabled)] : []),
  ];
}

/** The call that removes the trust. */
export function removeCall(id: string): CmdletCall {
  return { cmdlet: "Remove-AdfsRelyingPartyTrust", parameters: { TargetIdentifier: id } };
}

/** The id of a trust with these inputs. */
export function firstIdentifier(inputs: PlainMap): string {
  return String((inputs.identifier as readonly Plain[])[0]);
}

function setCalls(id: string, names: readonly string[], inputs: PlainMap, urn: string): CmdletCall[] {
  if (names.length === 0) return [];
  const parameters = { TargetIdentifier: id, ...parametersOf(names, inputs, urn) };
  return [{ cmdlet: "Set-AdfsRelyingPartyTrust", parameters }];
}

function parametersOf(names: readonly string[], inputs: PlainMap, urn: string): Parameters {
  const parameters: Parameters = {};
  for (const name of names) {
    const property = trustProperties[name];
    if (property === undefined) continue;
    parameters[property.parameter] = argumentOf(name, inputs, urn);
    // A policy and its parameters only go together.
    if (name.startsWith("accessControlPolicy")) Object.assign(parameters, policy(inputs));
  }
  return parameters;
}

function argumentOf(name: string, inputs: PlainMap, urn: string): Argument {
  const { kind, default: standard } = trustProperties[name] ?? {};
  const value = inputs[name] ?? standard ?? null;
  if (name === "notes") return withMarker(String(value ?? ""), urn);
  if (value === null || kind === undefined || canonicalValue(name, value) === undefined) {
    return (standard as Argument | undefined) ?? kind?.cleared ?? null;
  }
  return kind.argument(value);
}

function policy({ accessControlPolicyName, accessControlPolicyParameters }: PlainMap): Parameters {
  const { kind } = trustProperties.accessControlPolicyParameters ?? {};
  return {
    AccessControlPolicyName: String(accessControlPolicyName ?? "") || null,
    ...(accessControlPolicyParameters && kind
      ? { AccessControlPolicyParameters: kind.argument(accessControlPolicyParameters) }
      : {}),
  };
}

/** ADFS drops authorization rules by itself when a policy takes their place. */
function isClearedByPolicy(name: string, names: readonly string[], inputs: PlainMap): boolean {
  const policyComes = names.includes("accessControlPolicyName") && Boolean(inputs.accessControlPolicyName);
  return policyComes && name === "issuanceAuthorizationRules";
}

/** Authorization rules can only be set once no policy is assigned. */
function unassignPolicy(id: string, names: readonly string[], inputs: PlainMap): CmdletCall[] {
  const goes = names.includes("accessControlPolicyName") && !inputs.accessControlPolicyName;
  if (!goes || !names.includes("issuanceAuthorizationRules")) return [];
  const parameters = { TargetIdentifier: id, AccessControlPolicyName: null };
  return [{ cmdlet: "Set-AdfsRelyingPartyTrust", parameters }];
}

function enabling(id: string, enabled: Plain | undefined): CmdletCall {
  const verb = enabled === false ? "Disable" : "Enable";
  return { cmdlet: `${verb}-AdfsRelyingPartyTrust`, parameters: { TargetIdentifier: id } };
}
