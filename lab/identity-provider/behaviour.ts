import type { Person } from "../people.ts";
import type { AuthnRequest } from "../saml/authn-request.ts";
import type { FrontBinding } from "../saml/bindings.ts";
import type { Assertion } from "../saml/login-response.ts";
import type { Signer } from "../saml/sign.ts";

/** A refusal in the vendor's words. */
export interface Refused {
  readonly refused: string;
  /** Status codes from the top down, where the service provider is told; without, the user sees a page and that is all. */
  readonly status?: readonly string[];
}

/** How a request will be answered, before it is known by whom. */
export interface Accepted {
  readonly acsUrl: string;
  /** What the assertion calls its recipient. Default: acsUrl. */
  readonly recipient?: string;
  /** What the response calls its destination. Default: acsUrl. */
  readonly destination?: string;
  /** Whether who has signed in already must do so again. */
  readonly reauthenticate: boolean;
}

/** One sign-in at the identity provider. */
export interface Session {
  readonly id: string;
  readonly person: Person;
  readonly authenticated: Date;
}

/** How logout goes with a service provider. */
export interface PartnerLogout {
  /** The bindings in which logout requests are taken. */
  readonly takes: readonly FrontBinding[];
  /** Verify the service provider's logout messages; DER in base64. */
  readonly certificates: readonly string[];
  /** Where answers go; absent: a request ends at a page of the identity provider. */
  readonly answers?: { readonly binding: FrontBinding; readonly url: string };
  /** Where its own requests go; absent: it never starts a logout. */
  readonly requests?: { readonly binding: FrontBinding; readonly url: string };
  /** Whether a request must name the NameID of the session. */
  readonly comparesNameId: boolean;
  /** Whether messages must be signed; false: nobody looks at signatures. */
  readonly verifies: boolean;
}

/** A service provider as an identity provider's configuration has it: read anew for every message. */
export interface Partner {
  /** The entity ID of the identity provider. */
  readonly entityId: string;
  readonly signer: Signer;
  readonly signsResponse: boolean;
  /** Verify its requests for sign-in; absent: they may be unsigned. */
  readonly requestCertificates?: readonly string[];
  accept(request: AuthnRequest): Accepted | Refused;
  /** The assertion about a person; `now` is the moment of issue. */
  assertion(request: AuthnRequest, session: Session, now: Date): Assertion | Refused;
  readonly logout?: PartnerLogout;
}

/** What an address of a vendor is for. */
export interface Place {
  /** What may be brought here. */
  readonly roles: readonly ("sign-on" | "logout")[];
  /** The service provider of that entity ID, as it is configured here. */
  partner(entityId: string): Partner | Refused;
}

/** How a vendor's identity provider behaves, from what its stand-in stores and from nothing else. */
export interface Behaviour {
  readonly title: string;
  /** Whether an address is on one of its hosts. */
  owns(url: URL): boolean;
  /** Undefined: there is nothing at this address. */
  locate(url: URL): Place | undefined;
  /** What it publishes at an address. */
  metadata?(url: URL): string | undefined;
}

/** Tells the two apart. */
export function isRefused(answer: object): answer is Refused {
  return "refused" in answer;
}
