import type { ServiceProvider } from "../service-provider.ts";
import { webexBroker, webexBrokerHosts } from "../webex-broker.ts";
import { askCisco, downloadAgain } from "./mend.ts";
import type { Report } from "./report.ts";

/**
 * The entity ID, taken apart. The form https://<broker>/<organisation ID> is documented for the host
 * idbroker.webex.com (Okta's guide) and corroborated for others.
 *
 * @returns undefined, with a finding, when it is not that of a Webex organisation.
 */
export function readEntityId(
  entityId: string,
  report: Report,
): Pick<ServiceProvider, "entityId" | "organizationId" | "broker"> | undefined {
  const broker = webexBroker(entityId);
  if (!broker) {
    const message = `It is the metadata of another service provider: its entityID is “${entityId}”. Accepted are entity IDs that begin with https:// and one of ${webexBrokerHosts.join(", ")}.`;
    report.add("metadata-other-service-provider", message, downloadAgain(report.subject));
    return undefined;
  }
  const organizationId =
    /^https:\/\/[^/]+\/(?:[A-Za-z0-9][A-Za-z0-9._-]*\/)*([A-Za-z0-9][A-Za-z0-9._-]*)$/.exec(entityId)?.[1];
  if (!organizationId) {
    const message = `Its entityID “${entityId}” names no organisation; accepted is https://${broker.host}/<organisation ID>.`;
    report.add("metadata-entity-id", message, askCisco(report.subject));
    return undefined;
  }
  return { entityId, organizationId, broker };
}
