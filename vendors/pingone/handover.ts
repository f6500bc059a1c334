import type { Handover } from "../handover.ts";

/** How PingOne's metadata comes to Webex. */
export const pingOneHandover: Handover = {
  download: "in the PingOne console: Applications > the application > Configuration > Download metadata",
};
