import type { ImportedIdp, Organization } from "./organization.ts";

/** What Webex remembers of a request until it is answered. */
export interface Pending {
  readonly requestId: string;
  readonly organization: Organization;
  readonly idp: ImportedIdp;
  /** The request as it was sent. */
  readonly xml: string;
  /** The address that the user gave. */
  readonly email: string;
}

/** A response that arrived at an ACS. */
export interface Arrived {
  readonly xml: string;
  readonly acsUrl: string;
  /** Undefined when the RelayState belongs to no request. */
  readonly pending: Pending | undefined;
  readonly now: Date;
}
