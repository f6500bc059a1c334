import type { NameId } from "../saml/name-id.ts";
import type { ImportedIdp, Organization } from "./organization.ts";

/** Who is signed in to Webex in a browser. */
export interface WebexSession {
  readonly organization: Organization;
  readonly idp: ImportedIdp;
  readonly email: string;
  readonly nameId: NameId;
  readonly sessionIndex?: string;
}

/** The sessions of Webex by browser. */
export class Sessions {
  readonly #live = new Map<string, WebexSession>();

  begin(browser: string, session: WebexSession): void {
    this.#live.set(browser, session);
  }

  of(browser: string): WebexSession | undefined {
    return this.#live.get(browser);
  }

  end(browser: string): void {
    this.#live.delete(browser);
  }
}
