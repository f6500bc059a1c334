import { randomUUID } from "node:crypto";
import type { Person } from "../people.ts";
import type { NameId } from "../saml/name-id.ts";
import type { Visit } from "../web/site.ts";
import type { Session } from "./behaviour.ts";

/** A service provider that a session signed in to. */
export interface Participant {
  readonly entityId: string;
  /** The address of the identity provider that was asked. */
  readonly url: string;
  readonly nameId: NameId;
  readonly sessionIndex: string;
}

/** A session with the service providers that take part in it. */
export interface LiveSession extends Session {
  readonly participants: Participant[];
}

/** The sessions of a vendor's identity providers; each host is one of its own. */
export class Sessions {
  readonly #now: () => Date;
  readonly #live = new Map<string, LiveSession>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  begin(visit: Visit, person: Person): LiveSession {
    const session = { id: `_${randomUUID()}`, person, authenticated: this.#now(), participants: [] };
    this.#live.set(keyOf(visit), session);
    return session;
  }

  of(visit: Visit): LiveSession | undefined {
    return this.#live.get(keyOf(visit));
  }

  end(visit: Visit): void {
    this.#live.delete(keyOf(visit));
  }
}

function keyOf({ browser, url }: Visit): string {
  return `${browser} ${url.host}`;
}
