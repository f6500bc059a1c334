import { WebexSsoError } from "../../webex-sso-error.ts";
import { allChildElements, elementsBelow, textOf } from "../../xml/elements.ts";
import { parseXml } from "../../xml/parse.ts";

/** The namespace of the WebEx XML API's messages. */
export const service = "http://www.webex.com/schemas/2002/06/service";

/** An error of the WebEx XML API. */
export interface XmlApiError {
  /** @example "030048" */
  readonly exceptionId: string;
  readonly reason: string;
}

/** What the WebEx XML API answered. */
export interface XmlApiAnswer {
  /** @example "SUCCESS" */
  readonly result: string;
  readonly error?: XmlApiError;
  readonly subErrors: readonly XmlApiError[];
  /** Which of the site's clusters answered. @example "PRIMARY" */
  readonly gsbStatus?: string;
  /** Absent where the answer holds no session ticket. The ticket itself is a credential and is not kept. */
  readonly sessionTicket?: {
    readonly characters: number;
    /** ISO 8601, UTC. */
    readonly created?: string;
    readonly secondsToLive?: number;
  };
}

/** Whether XML is a message of that API. */
export function isXmlApi(xml: string): boolean {
  return xml.slice(0, 2_000).includes(service);
}

/**
 * Reads an answer. Elements are found by their local names: old sites do not agree on prefixes and namespaces.
 *
 * @returns undefined where it is no answer: a request, or other XML.
 * @throws WebexSsoError `xml-…` where it cannot be read.
 * @example readXmlApiAnswer(xml)?.error?.exceptionId // "030048"
 */
export function readXmlApiAnswer(xml: string): XmlApiAnswer | undefined {
  const root = parseXml(xml);
  const all = [...elementsBelow(root)];
  const named = (name: string) => all.find(({ localName }) => localName === name);
  const response = named("response");
  if (root.localName !== "message" || response === undefined) return undefined;
  const errors = all.filter(({ localName }) => localName === "subError").map(errorOf);
  const own = errorOf(response);
  const ticket = named("sessionTicket");
  const gsbStatus = named("gsbStatus");
  return {
    result: childText(response, "result") ?? "",
    subErrors: errors,
    ...(own.exceptionId === "" && own.reason === "" ? {} : { error: own }),
    ...(gsbStatus === undefined ? {} : { gsbStatus: textOf(gsbStatus) }),
    ...(ticket === undefined
      ? {}
      : { sessionTicket: ticketOf(textOf(ticket), named("createTime"), named("timeToLive")) }),
  };
}

function errorOf(element: Element): XmlApiError {
  return { exceptionId: childText(element, "exceptionID") ?? "", reason: childText(element, "reason") ?? "" };
}

function ticketOf(
  ticket: string,
  created: Element | undefined,
  life: Element | undefined,
): NonNullable<XmlApiAnswer["sessionTicket"]> {
  const time = new Date(Number(created === undefined ? Number.NaN : textOf(created)));
  const seconds = Number(life === undefined ? Number.NaN : textOf(life));
  return {
    characters: ticket.length,
    ...(Number.isNaN(time.getTime()) ? {} : { created: time.toISOString() }),
    ...(Number.isFinite(seconds) ? { secondsToLive: seconds } : {}),
  };
}

function childText(parent: Element, name: string): string | undefined {
  const child = allChildElements(parent).find(({ localName }) => localName === name);
  return child && textOf(child);
}

/** Why XML cannot be read, where it cannot. */
export function unreadableReason(error: unknown): string {
  if (error instanceof WebexSsoError) return error.message;
  throw error;
}
