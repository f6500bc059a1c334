import type { PlainMap } from "../../providers/host/value.ts";
import { listAt, mapAt } from "../plain.ts";
import { PingOneApiError } from "./api-error.ts";
import type { PingOneEnvironment } from "./world.ts";

/** What the service itself refuses in an application, after the provider let it pass. */
export function refuseApplication(id: string, settings: PlainMap, environment: PingOneEnvironment): void {
  for (const [field, problem] of problems(id, settings, environment))
    throw new PingOneApiError("INVALID_DATA", `${field}: ${problem}`);
}

function* problems(
  id: string,
  settings: PlainMap,
  { applications, keys, certificates, groups }: PingOneEnvironment,
): Generator<[field: string, problem: string]> {
  const saml = mapAt(settings, "samlOptions");
  const others = applications.filter((other) => other.id !== id);
  if (others.some((other) => mapAt(other.settings, "samlOptions").spEntityId === saml.spEntityId))
    yield ["spEntityId", `'${String(saml.spEntityId)}' is taken: it must be unique in the environment.`];
  const urls = [saml.sloEndpoint, saml.sloResponseEndpoint, ...listAt(saml, "acsUrls")];
  for (const url of urls.filter((one) => typeof one === "string"))
    if (!/^https?:\/\//.test(url) || !URL.canParse(url)) yield ["acsUrls", `'${url}' is no URL.`];
  const { keyId } = mapAt(saml, "idpSigningKey");
  if (!keys.some((key) => key.id === keyId)) yield ["idpSigning.key", `'${String(keyId)}' does not exist.`];
  for (const certificate of listAt(mapAt(saml, "spVerification"), "certificateIds"))
    if (!certificates.some((one) => one.id === certificate))
      yield ["spVerification.certificates", `'${String(certificate)}' does not exist.`];
  for (const group of listAt(mapAt(settings, "accessControlGroupOptions"), "groups"))
    if (!groups.some((one) => one.id === group))
      yield ["accessControl.group.groups", `'${String(group)}' does not exist.`];
}
