/** A user of the identity provider. */
export interface IdpUser {
  /** Where the user was found. @example "line 17" */
  readonly where: string;
  /** The value of the claim; empty where the user has none. */
  readonly value: string;
  /** Other addresses of the user, by the value that they are of: what tells who it is. */
  readonly others: Readonly<Record<string, string>>;
  /** What the identity provider calls the user for good. */
  readonly id?: string;
}

/** Users of the identity provider who can sign in. */
export interface IdpUsers {
  /** How messages call the source. @example "idp-users.csv, column mail" */
  readonly source: string;
  readonly users: readonly IdpUser[];
  /** How many cannot sign in, and are left out. */
  readonly disabled: number;
}

/** A user of Webex. */
export interface WebexUser {
  /** Every address that Webex knows of the user, the primary one first. */
  readonly addresses: readonly string[];
  readonly isActive: boolean;
  /** The identifier that the identity provider gave, where users are synchronised. */
  readonly externalId?: string;
}

/** Users of Webex. */
export interface WebexUsers {
  readonly source: string;
  readonly users: readonly WebexUser[];
  /** What Webex has not given, of what it says that there is; without any, everybody was read. */
  readonly gaps?: readonly Gap[];
}

/** An organisation of which not every user was read. */
export interface Gap {
  readonly organization: string;
  /** How many were read. */
  readonly read: number;
  /** How many Webex says that there are. */
  readonly total: number;
}
