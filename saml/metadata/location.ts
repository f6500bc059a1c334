import { webexBroker, webexBrokerHosts } from "../webex-broker.ts";
import { attributeOf } from "../xml/elements.ts";
import { askCisco, downloadAgain } from "./mend.ts";
import type { Report } from "./report.ts";

/** The characters of RFC 3986, less those that shells and claim rules take for a quote. */
const uriCharacters = /^[A-Za-z0-9\-._~:/?#[\]@!$&()*+,;=%]+$/;

/**
 * An address of an endpoint. Undefined when it is absent or refused; what is refused is reported, because tokens
 * and logout messages would go there.
 */
export function locationOf(element: Element, name: string, report: Report): string | undefined {
  const url = attributeOf(element, name);
  if (url === undefined) return undefined;
  const place = `${element.localName} has ${name}="${url}"`;
  if (!uriCharacters.test(url) || !URL.canParse(url)) {
    report.add(
      "metadata-location-invalid",
      `${place}, which is not an absolute URL.`,
      askCisco(report.subject),
    );
    return undefined;
  }
  if (!url.startsWith("https://")) {
    report.add(
      "metadata-location-not-https",
      `${place}, which does not begin with https://.`,
      askCisco(report.subject),
    );
    return undefined;
  }
  if (!webexBroker(url)) {
    const message = `${place}, whose host is no Webex identity broker. Accepted, character by character, are ${webexBrokerHosts.join(", ")}.`;
    report.add(
      "metadata-location-foreign",
      message,
      `${downloadAgain(report.subject)} Do not deploy this file.`,
    );
    return undefined;
  }
  return url;
}
