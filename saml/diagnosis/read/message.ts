import { parseXmlDate } from "../../metadata/xml-date.ts";
import { webexBroker } from "../../webex-broker.ts";
import { attributeOf, childElements, elementsBelow } from "../../xml/elements.ts";
import { namespaces } from "../../xml/namespaces.ts";
import type { Expectation } from "../expectation.ts";
import type { CapturedMessage } from "../unwrap/capture.ts";
import { first, textAt } from "./select.ts";
import { type ReadSignature, readSignatures } from "./signatures.ts";

/** The messages of SAML 2.0 that go through a browser. */
export const messageKinds = ["Response", "AuthnRequest", "LogoutRequest", "LogoutResponse"] as const;
export type MessageKind = (typeof messageKinds)[number];

/** A message of SAML, read. */
export interface SamlMessage {
  readonly kind: MessageKind;
  readonly captured: CapturedMessage;
  readonly root: Element;
  /** Whether its issuer is an organisation of Webex, and no identity provider. */
  readonly fromWebex: boolean;
  /** The assertion that counts: the first child of the response, or what was decrypted. */
  readonly assertion?: Element;
  /** Every other assertion, wherever it stands. */
  readonly otherAssertions: readonly Element[];
  readonly encrypted?: Element;
  /** Of the message, and of what was decrypted. */
  readonly signatures: readonly ReadSignature[];
  /** The time by which it is judged; absent where the message has none. */
  readonly at?: JudgedAt;
  /** The request that it answers, from the same capture. */
  readonly request?: Element;
  /** How many requests the capture has that it might answer. */
  readonly requests: number;
}

/** The time at which a message is judged, and whose it is. */
export interface JudgedAt {
  readonly time: Date;
  readonly source:
    | "--at"
    | "the clock of the server that took it"
    | "this machine's clock"
    | "its own IssueInstant";
}

/** An XML document that is a message. */
export interface Opened {
  readonly captured: CapturedMessage;
  readonly kind: MessageKind;
  readonly root: Element;
}

/** What each answer answers. */
const answers: { readonly [Kind in MessageKind]?: MessageKind } = {
  Response: "AuthnRequest",
  LogoutResponse: "LogoutRequest",
};

/**
 * Reads a message for the checks.
 *
 * @param requests every request of the capture.
 */
export function readMessage(
  { captured, kind, root }: Opened,
  expectation: Expectation,
  decrypted: { readonly text: string; readonly assertion: Element } | undefined,
  requests: readonly Element[],
): SamlMessage {
  const assertions = Array.from(elementsBelow(root)).filter(isAssertion);
  const [direct] = childElements(root, namespaces.assertion, "Assertion");
  const assertion = direct ?? decrypted?.assertion;
  const [encrypted] = childElements(root, namespaces.assertion, "EncryptedAssertion");
  const answered = attributeOf(root, "InResponseTo");
  // In a logout both sides ask, and nobody answers themselves.
  const possible = requests.filter(
    (one) => one.localName === answers[kind] && issuerOf(one) !== issuerOf(root),
  );
  const request = possible.find((one) => answered !== undefined && attributeOf(one, "ID") === answered);
  const at = timeOf(captured, root, expectation);
  const fromWebex = webexBroker(issuerOf(root)) !== undefined;
  const certificates = fromWebex ? expectation.webexCertificates : expectation.idp?.certificates;
  return {
    kind,
    captured,
    root,
    fromWebex,
    otherAssertions: assertions.filter((one) => one !== assertion),
    signatures: [
      ...readSignatures(root, captured.xml, certificates),
      ...(decrypted === undefined ? [] : readSignatures(decrypted.assertion, decrypted.text, certificates)),
    ],
    requests: possible.length,
    ...(assertion === undefined ? {} : { assertion }),
    ...(encrypted === undefined ? {} : { encrypted }),
    ...(at === undefined ? {} : { at }),
    ...(request === undefined ? {} : { request }),
  };
}

function issuerOf(message: Element): string {
  return textAt(first(message, "saml:Issuer"))?.value ?? "";
}

function isAssertion({ namespaceURI, localName }: Element): boolean {
  return namespaceURI === namespaces.assertion && localName === "Assertion";
}

/** Webex's own clock, where a capture shows it, is the one that counts. */
function timeOf({ arrived }: CapturedMessage, root: Element, { at }: Expectation): JudgedAt | undefined {
  const issued = parseXmlDate(attributeOf(root, "IssueInstant") ?? "");
  if (at !== undefined) return { time: at, source: "--at" };
  if (arrived !== undefined) return { time: arrived, source: "the clock of the server that took it" };
  return issued && { time: issued, source: "its own IssueInstant" };
}
