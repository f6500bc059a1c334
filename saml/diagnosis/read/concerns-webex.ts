import { webexBroker } from "../../webex-broker.ts";
import { audiencesOf } from "./audiences-of.ts";
import type { Opened } from "./message.ts";
import { all, first, textAt, valueAt } from "./select.ts";

/**
 * Whether Webex sends or gets a message. A trace has others too: an identity provider may ask another one, and users have
 * further applications.
 */
export function concernsWebex({ root, captured }: Opened): boolean {
  const audiences = all(root, "saml:Assertion").flatMap(audiencesOf);
  const parties = [
    captured.sentTo,
    textAt(first(root, "saml:Issuer"))?.value,
    valueAt(root, "Destination")?.value,
    valueAt(root, "AssertionConsumerServiceURL")?.value,
    ...audiences.map(({ value }) => value),
  ];
  return parties.some((one) => one !== undefined && webexBroker(one) !== undefined);
}
