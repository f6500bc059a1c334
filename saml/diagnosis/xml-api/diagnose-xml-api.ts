import type { Problem } from "../problem.ts";
import { gsbMeanings, xmlApiFailures } from "./failures.ts";
import { readXmlApiAnswer, unreadableReason, type XmlApiAnswer, type XmlApiError } from "./read-answer.ts";

/** Explains an answer of the WebEx XML API in plain words. */
export function diagnoseXmlApi(xml: string): {
  readonly facts: readonly string[];
  readonly problems: readonly Problem[];
} {
  let answer: XmlApiAnswer | undefined;
  try {
    answer = readXmlApiAnswer(xml);
  } catch (error) {
    return { facts: [], problems: [malformed(unreadableReason(error))] };
  }
  if (answer === undefined) return { facts: [], problems: [request] };
  return { facts: factsOf(answer), problems: [problemOf(answer)] };
}

const place = { path: "/message/header/response" };

const request: Problem = {
  code: "diagnosis-not-saml",
  message: "This is a message of the WebEx XML API without an answer in it: a request.",
  fix: "Give the answer that came back.",
};

function malformed(reason: string): Problem {
  return {
    code: "diagnosis-malformed",
    message: `It is an answer of the WebEx XML API that cannot be read: ${reason}`,
    fix: "Give the answer as it came, from its first character to its last.",
  };
}

function problemOf({ result, error, subErrors, sessionTicket }: XmlApiAnswer): Problem {
  if (result === "SUCCESS") {
    const life = sessionTicket?.secondsToLive;
    const until =
      sessionTicket?.created === undefined || life === undefined
        ? ""
        : `, until ${new Date(Date.parse(sessionTicket.created) + life * 1000).toISOString()}`;
    return {
      code: "xmlapi-answer",
      place,
      message:
        sessionTicket === undefined
          ? "The request succeeded."
          : `The site has issued a session ticket, valid ${life === undefined ? "for a time that it does not say" : `for ${life} seconds`}${until}.`,
      fix: "Nothing to do. A session ticket is a password for that time: do not pass this file on.",
    };
  }
  const errors = [...(error === undefined ? [] : [error]), ...subErrors];
  // A sub-error says more exactly what the error is about.
  const known = errors
    .toReversed()
    .map(({ exceptionId }) => xmlApiFailures[exceptionId])
    .find(Boolean);
  const said = errors.map(told).join("; ") || `result ${result || "missing"}`;
  return {
    code: known?.code ?? "xmlapi-failure",
    place,
    message: `${known?.meaning ?? "The site has refused the request."} It says: ${said}.`,
    fix: known?.fix ?? "Look its exceptionID up in Cisco's XML API reference, and correct the request.",
  };
}

function told({ exceptionId, reason }: XmlApiError): string {
  return [exceptionId, reason].filter(Boolean).join(" ");
}

function factsOf({ gsbStatus, result, sessionTicket }: XmlApiAnswer): string[] {
  const meaning = gsbStatus === undefined ? undefined : (gsbMeanings[gsbStatus] ?? "unknown to us");
  return [
    `result ${result}`,
    ...(meaning === undefined ? [] : [`gsbStatus ${gsbStatus}: ${meaning}`]),
    ...(sessionTicket === undefined
      ? []
      : [`session ticket of ${sessionTicket.characters} characters, which is not shown`]),
  ];
}
