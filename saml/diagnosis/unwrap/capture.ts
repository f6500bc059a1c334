import type { WebexMessageName } from "../../webex-message.ts";
import type { Problem } from "../problem.ts";

/** The wrappings that are read. */
export type Wrapping =
  | "HAR"
  | "SAML-tracer"
  | "XML"
  | "HTML form"
  | "URL"
  | "form or query"
  | "base64"
  | "WebEx XML API";

/** A header, a form field or a query parameter. */
export type Pair = readonly [name: string, value: string];

/** One request of a browser, and what came back. */
export interface Exchange {
  /** How findings call it. @example "entry 3" */
  readonly where: string;
  readonly method: string;
  /** With its query. */
  readonly url: string;
  readonly requestHeaders: readonly Pair[];
  /** Fields of the form that was sent. */
  readonly fields: readonly Pair[];
  /** What was sent as it was, where it is a form. */
  readonly form?: string;
  /** A message that the recorder has decoded by itself. */
  readonly decoded?: string;
  readonly status?: number;
  readonly responseHeaders: readonly Pair[];
  readonly page?: string;
}

/** A signature beside the message, as HTTP-Redirect has it (saml-bindings-2.0-os §3.4.4.1). */
export interface DetachedSignature {
  /** What it covers, as it was sent. */
  readonly octets: string;
  readonly algorithm: string;
  /** Base64. */
  readonly signature: string;
}

/** A message as it was found. */
export interface CapturedMessage {
  readonly xml: string;
  /** How findings call the place. @example "entry 3, POST https://idbroker.webex.com/…, field SAMLResponse" */
  readonly where: string;
  /** Absent where the wrapping does not tell. */
  readonly binding?: "POST" | "Redirect";
  /** The address that it was sent to, without its query. */
  readonly sentTo?: string;
  /** When it arrived, by the clock of the server that answered. */
  readonly arrived?: Date;
  /** As text, which a viewer may have laid out anew. */
  readonly asText: boolean;
  readonly detached?: DetachedSignature;
}

/** What a file holds. */
export interface Capture {
  /** Absent where nothing was recognised. */
  readonly wrapping?: Wrapping;
  readonly messages: readonly CapturedMessage[];
  /** What could not be read. */
  readonly problems: readonly Problem[];
  readonly exchanges: readonly Exchange[];
  /** Webex's messages that a page of Webex has shown in it. */
  readonly shown: readonly WebexMessageName[];
}
