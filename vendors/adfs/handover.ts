import type { Handover } from "../handover.ts";

/** How ADFS's metadata comes to Webex. */
export const adfsHandover: Handover = {
  download: "at https://<federation service name>/FederationMetadata/2007-06/FederationMetadata.xml",
};
