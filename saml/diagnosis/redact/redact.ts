import { webexBroker } from "../../webex-broker.ts";
import type { Diagnosis } from "../diagnosis.ts";
import type { Capture, Exchange } from "../unwrap/capture.ts";
import { type RedactedExchange, redactExchange } from "./redact-exchange.ts";
import { redactXml } from "./redact-xml.ts";
import { StandIns } from "./stand-ins.ts";

/** What can be sent to somebody who helps: the diagnosis, the messages and the requests, without what is private. */
export interface SupportBundle {
  /** What was replaced: kinds and how many, never the values. */
  readonly replaced: ReturnType<StandIns["replaced"]>;
  readonly messages: readonly {
    readonly kind: string;
    readonly where: string;
    readonly facts: readonly string[];
    /** Absent where the message cannot be read, and so is left out. */
    readonly xml?: string;
  }[];
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly subject: string;
    readonly place?: string;
    readonly message: string;
    readonly fix: string;
  }[];
  /** Requests to Webex and to whom messages were sent. */
  readonly exchanges: readonly RedactedExchange[];
  /** How many other requests the recording has. */
  readonly leftOut: number;
}

/**
 * Makes the bundle. Everything that is not known to be harmless is replaced; the same value by the same stand-in
 * everywhere.
 *
 * @example redact(capture, diagnosis, []).replaced // [{ kind: "address", count: 2 }, …]
 * @param privateTexts what the user has told beside the file, such as addresses.
 */
export function redact(
  capture: Capture,
  diagnosis: Diagnosis,
  privateTexts: readonly string[],
): SupportBundle {
  const standIns = new StandIns();
  for (const text of privateTexts) standIns.of("value", text);
  const documents = [...capture.messages.map(({ xml }) => xml), ...diagnosis.messages.flatMap(decryptedOf)];
  // What is private in one message may stand in the clear in another: first all of it is learnt, then written.
  for (const xml of documents) redactXml(xml, standIns);
  const exchanges = concerned(capture);
  for (const exchange of exchanges) redactExchange(exchange, standIns);
  const replaced = standIns.replaced();
  standIns.learnt();

  const scrub = (text: string) => standIns.scrub(text);
  const messages = capture.messages.map(({ xml, where }, place) => {
    const { kind = "unreadable", facts = [] } = diagnosis.messages[place] ?? {};
    const redacted = redactXml(xml, standIns);
    return {
      kind,
      where: scrub(where),
      facts: facts.map(scrub),
      ...(redacted === undefined ? {} : { xml: redacted }),
    };
  });
  const isUnread = messages.some(({ xml }) => xml === undefined) || capture.problems.length > 0;
  return {
    replaced,
    messages,
    findings: diagnosis.findings.map(({ code, severity, subject, message, fix, place }) => ({
      code,
      severity,
      subject: scrub(subject),
      ...(place === undefined ? {} : { place: scrub(place.path) }),
      // What is quoted out of something that could not be read, or out of free text, may be anything.
      message: scrub(
        isUnread || quoting.has(code) ? message.replace(/"(?:[^"\\]|\\.)*"|“[^”]*”/g, "“…”") : message,
      ),
      fix: scrub(fix),
    })),
    exchanges: exchanges.map((exchange) => redactExchange(exchange, standIns)),
    leftOut: capture.exchanges.length - exchanges.length,
  };
}

/** Findings that quote what somebody wrote, perhaps in part. */
const quoting: ReadonlySet<string> = new Set(["sign-in-status", "logout-status", "tampering-hidden-text"]);

/** What goes to other hosts is nobody's business. */
function concerned({ exchanges, messages }: Capture): readonly Exchange[] {
  const hosts = new Set(messages.map(({ sentTo = "" }) => hostOf(sentTo)));
  return exchanges.filter(({ url }) => webexBroker(url) !== undefined || hosts.has(hostOf(url)));
}

function hostOf(url: string): string {
  return /^[a-z]+:\/\/([^/?#]*)/i.exec(url)?.[1]?.toLowerCase() ?? "";
}

function decryptedOf({ decrypted }: Diagnosis["messages"][number]): string[] {
  return decrypted === undefined ? [] : [decrypted];
}
