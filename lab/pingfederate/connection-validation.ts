import type { PlainMap } from "../../providers/host/value.ts";
import { listAt, mapAt, mapsAt } from "../plain.ts";
import { contractProblems } from "./contract-validation.ts";
import { credentialProblems } from "./credential-validation.ts";
import type { PingServer } from "./world.ts";

/** What the server itself refuses in a connection, after the provider let it pass. */
export function* connectionProblems(
  id: string,
  settings: PlainMap,
  server: PingServer,
): Generator<[field: string, problem: string]> {
  const others = server.connections.filter((other) => other.id !== id).map((other) => other.settings);
  for (const name of ["name", "entityId"])
    if (others.some((other) => other[name] === settings[name]))
      yield [name, `A connection with the ${name} '${String(settings[name])}' exists already.`];
  const sso = mapAt(settings, "spBrowserSso");
  yield* endpointProblems(sso, settings);
  yield* profileProblems(sso, settings);
  yield* contractProblems(sso, server);
  yield* credentialProblems(settings, server);
}

function* endpointProblems(sso: PlainMap, settings: PlainMap): Generator<[string, string]> {
  const endpoints = mapsAt(sso, "ssoServiceEndpoints");
  const indexes = endpoints.map(({ index }) => index);
  if (endpoints.length === 0) yield ["ssoServiceEndpoints", "At least one endpoint is required."];
  else if (endpoints.filter(({ isDefault }) => isDefault === true).length !== 1)
    yield ["ssoServiceEndpoints", "Exactly one endpoint must be the default."];
  if (new Set(indexes).size !== indexes.length) yield ["ssoServiceEndpoints", "The index must be unique."];
  for (const { url, responseUrl } of [...endpoints, ...mapsAt(sso, "sloServiceEndpoints")])
    for (const address of [url, responseUrl])
      if (typeof address === "string" && !settings.baseUrl && !/^https?:\/\//.test(address))
        yield ["url", `'${address}' is relative, and the connection has no base URL.`];
}

function* profileProblems(sso: PlainMap, settings: PlainMap): Generator<[string, string]> {
  const profiles = listAt(sso, "enabledProfiles");
  if (profiles.length === 0) yield ["enabledProfiles", "At least one profile is required."];
  const logout = profiles.some((profile) => String(profile).endsWith("_SLO"));
  if ((logout || profiles.includes("SP_INITIATED_SSO")) && listAt(sso, "incomingBindings").length === 0)
    yield ["incomingBindings", "At least one binding is required for the enabled profiles."];
  if (logout && mapsAt(sso, "sloServiceEndpoints").length === 0)
    yield ["sloServiceEndpoints", "At least one endpoint is required for the SLO profiles."];
  const certificates = mapsAt(mapAt(settings, "credentials"), "certs");
  const needsVerification = logout || sso.requireSignedAuthnRequests === true;
  if (needsVerification && !certificates.some((one) => one.activeVerificationCert === true))
    yield ["certs", "A signature verification certificate is required."];
  if (sso.signResponseAsRequired === false && sso.signAssertions !== true)
    yield ["signResponseAsRequired", "It can be false only when signAssertions is true."];
}
