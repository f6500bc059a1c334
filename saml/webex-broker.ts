/** A Webex identity broker: the host that speaks SAML for Webex organisations. */
export interface WebexBroker {
  readonly host: string;
  readonly region: string;
}

/**
 * Every host that counts as a Webex identity broker. To add one, add a row.
 * Sources: Cisco's list of Common Identity hosts, the FedRAMP sign-in address and the federation
 * documentation of the German Research Network for the European one.
 */
const brokers: readonly WebexBroker[] = [
  { host: "idbroker.webex.com", region: "United States" },
  { host: "idbroker-b-us.webex.com", region: "United States (B)" },
  { host: "idbroker-secondary.webex.com", region: "United States (secondary)" },
  { host: "idbroker-eu.webex.com", region: "Europe" },
  { host: "idbroker-ca.webex.com", region: "Canada" },
  { host: "idbroker-sg.webex.com", region: "Singapore" },
  { host: "idbroker-in.webex.com", region: "India" },
  { host: "idbroker-ae.webex.com", region: "United Arab Emirates" },
  { host: "idbroker-au.webex.com", region: "Australia" },
  { host: "idbroker-f.webex.com", region: "FedRAMP" },
  { host: "idbrokerbts.webex.com", region: "Test" },
  { host: "idbrokerbts-eu.webex.com", region: "Test, Europe" },
];

/** The hosts of the table, for messages. */
export const webexBrokerHosts: readonly string[] = brokers.map(({ host }) => host);

/**
 * The broker that an address belongs to; undefined unless it is https on a host of the table,
 * character by character: no port, no user, no trailing dot, no other letter case.
 *
 * @example webexBroker("https://idbroker-eu.webex.com/4c6f2b0e")?.region // "Europe"
 */
export function webexBroker(url: string): WebexBroker | undefined {
  const host = /^https:\/\/([^/?#]*)(?:[/?#]|$)/.exec(url)?.[1];
  return brokers.find((broker) => broker.host === host);
}
