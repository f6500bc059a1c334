import { layOutRules } from "./claim-rules.ts";
import { PowerShellObject } from "./powershell-object.ts";
import type { AdfsTrust, AdfsWorld } from "./world.ts";

type Parameters = Readonly<Record<string, unknown>>;

/** In the order of RevocationSetting (Get-AdfsProperties). */
const revocation = [
  "None",
  "CheckEndCert",
  "CheckEndCertCacheOnly",
  "CheckChain",
  "CheckChainCacheOnly",
  "CheckChainExcludeRoot",
  "CheckChainExcludeRootCacheOnly",
];

/** What the parameters of Add- and Set-AdfsRelyingPartyTrust are called on the trust, where that differs. */
const propertyNames: Readonly<Record<string, string>> = {
  SamlEndpoint: "SamlEndpoints",
  ClaimAccepted: "ClaimsAccepted",
};

/** Read only while ADFS takes them from the relying party's metadata. */
const fromMetadata = ["SamlEndpoint", "EncryptionCertificate", "RequestSigningCertificate", "ClaimAccepted"];

/** Carries parameters of Add- or Set-AdfsRelyingPartyTrust out on a trust, all or none. */
export function applySettings(world: AdfsWorld, trust: AdfsTrust, parameters: Parameters): void {
  refuseTaken(world, trust, parameters);
  refuseReadOnly(trust, parameters);
  refusePolicy(world, trust, parameters);
  const settings = Object.entries(parameters).map(
    ([name, value]) => [propertyNames[name] ?? name, settingOf(name, value)] as const,
  );
  Object.assign(trust, Object.fromEntries(settings));
  if (trust.AccessControlPolicyName !== null) trust.IssuanceAuthorizationRules = "";
  else trust.AccessControlPolicyParameters = null;
}

function settingOf(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => settingOf(name, item));
  if (value instanceof PowerShellObject) return value.value;
  if (name.endsWith("Rules")) return layOutRules(String(value));
  if (name.endsWith("RevocationCheck")) return revocation.indexOf(String(value));
  if (name === "AccessControlPolicyName") return value === "" ? null : value;
  return value;
}

function refuseTaken(world: AdfsWorld, trust: AdfsTrust, { Name, Identifier = [] }: Parameters): void {
  const others = world.trusts.filter((other) => other !== trust);
  if (others.some((other) => other.Identifier.some((one) => (Identifier as string[]).includes(one)))) {
    throw new Error(
      "MSIS7612: Each identifier for a relying party trust must be unique across all relying party trusts in AD FS configuration.",
    );
  }
  if (others.some((other) => other.Name === Name)) {
    throw new Error("The display name of a relying party trust must be unique.");
  }
}

function refuseReadOnly(trust: AdfsTrust, parameters: Parameters): void {
  const readOnly = fromMetadata.filter((name) => name in parameters);
  if (trust.AutoUpdateEnabled && readOnly.length > 0) {
    throw new Error(`${readOnly.join(", ")} cannot be set while AutoUpdateEnabled is True.`);
  }
}

/** Stricter than the documentation: rules and a policy are refused together, so that nobody relies on either. */
function refusePolicy(world: AdfsWorld, trust: AdfsTrust, parameters: Parameters): void {
  const { AccessControlPolicyName: given, AccessControlPolicyParameters: values } = parameters;
  const assigned = given === undefined ? trust.AccessControlPolicyName : String(given) || null;
  if (assigned === null) return;
  const needed = world.policies[assigned];
  if (needed === undefined) throw new Error(`The access control policy '${assigned}' does not exist.`);
  if (parameters.IssuanceAuthorizationRules) {
    throw new Error("IssuanceAuthorizationRules cannot be set while an access control policy is assigned.");
  }
  const named = Object.keys(values ?? {});
  const missing = given === undefined ? [] : needed.filter((name) => !named.includes(name));
  if (missing.length > 0) {
    throw new Error(`The access control policy '${assigned}' needs the parameter ${missing.join(", ")}.`);
  }
}
