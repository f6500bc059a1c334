import type { Handover } from "../handover.ts";

/** How PingFederate's metadata comes to Webex. */
export const pingFederateHandover: Handover = {
  download:
    "in the PingFederate console: System > Protocol Metadata > Metadata Export, or at the address of the connection, /pf/federation_metadata.ping?PartnerSpId=<entity ID of Webex>",
};
