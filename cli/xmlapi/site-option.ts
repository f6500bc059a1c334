import { InvalidArgumentError } from "commander";
import { type WebexSite, webexSite } from "../../saml/webex-site.ts";

/** The value of an option that is a site. */
export function siteOf(text: string): WebexSite {
  const site = webexSite(text);
  if (site === undefined)
    throw new InvalidArgumentError(
      "It is no site of Webex Meetings: give its name (acme), its host (acme.webex.com) or its address. A host of Control Hub, such as idbroker.webex.com, is none.",
    );
  return site;
}
