import type { FindingCode } from "../../finding-catalogue.ts";
import { WebexSsoError } from "../../webex-sso-error.ts";
import { namespaces } from "../../xml/namespaces.ts";
import { parseXml } from "../../xml/parse.ts";
import { startOver } from "../checks/tampering.ts";
import type { Problem } from "../problem.ts";
import type { CapturedMessage } from "../unwrap/capture.ts";
import { mostBytes } from "../unwrap/decode-message.ts";
import { giveATrace } from "../unwrap/decode-text.ts";
import { messageKinds, type Opened } from "./message.ts";

/** What a document is called that is refused before it is read, and what is done about it. */
const refusals: ReadonlyMap<string, { readonly code: FindingCode; readonly attack: boolean }> = new Map([
  ["xml-doctype", { code: "tampering-doctype", attack: true }],
  ["xml-limit", { code: "tampering-too-complex", attack: true }],
  ["xml-ambiguous", { code: "tampering-ambiguous", attack: true }],
  ["xml-duplicate-id", { code: "tampering-duplicate-id", attack: true }],
  ["xml-cut-off", { code: "diagnosis-cut-off", attack: false }],
  ["xml-malformed", { code: "diagnosis-malformed", attack: false }],
]);

/** What else arrives as XML, by the namespace of its root. */
const others: readonly { readonly namespace: RegExp; readonly what: string; readonly fix: string }[] = [
  {
    namespace: /^urn:oasis:names:tc:SAML:2\.0:metadata$/,
    what: "This is metadata, and no message of a sign-in",
    fix: giveATrace,
  },
  {
    namespace: /^urn:oasis:names:tc:SAML:1\.\d:/,
    what: "This is SAML 1.1; Webex speaks SAML 2.0",
    fix: "Set the trust up for SAML 2.0 at the identity provider: pulumi up --refresh does so.",
  },
  {
    namespace: /ws-trust|\/ws\/\d{4}\/\d\d\/trust|wsfed/,
    what: "This is WS-Federation; Webex speaks SAML 2.0",
    fix: "Set the trust up for SAML 2.0 at the identity provider: pulumi up --refresh does so.",
  },
  {
    namespace: /^http:\/\/schemas\.xmlsoap\.org\/soap\/|\/soap-envelope$/,
    what: "This is a SOAP envelope; Webex takes responses by HTTP-POST through the browser",
    fix: giveATrace,
  },
];

/**
 * Opens a message with the parser of the signature check, so that both read the same: no document type, no entities,
 * nothing that two programs may read differently.
 */
export function openMessage(captured: CapturedMessage): Opened | { readonly problem: Problem } {
  const problem = (code: FindingCode, message: string, fix: string) => ({ problem: { code, message, fix } });
  if (Buffer.byteLength(captured.xml) > mostBytes)
    return problem(
      "diagnosis-too-large",
      `It has more than the ${mostBytes} bytes that are read of a message.`,
      "No identity provider sends such a message to Webex: look at where it comes from.",
    );
  try {
    const root = parseXml(captured.xml);
    const kind = messageKinds.find((one) => one === root.localName);
    if (kind !== undefined && root.namespaceURI === namespaces.protocol) return { captured, kind, root };
    return { problem: notAMessage(root) };
  } catch (error) {
    const refusal = error instanceof WebexSsoError ? refusals.get(error.code) : undefined;
    if (refusal === undefined) throw error;
    const { message } = error as WebexSsoError;
    if (!refusal.attack)
      return problem(
        refusal.code,
        `It is no XML that can be read: ${message}`,
        "Give the message as it was sent: base64, or a HAR file. What was copied out of a viewer is often cut or changed.",
      );
    const { code } = refusal;
    return {
      problem: {
        code,
        message: `It is refused as it is, and nothing else of it was read: ${message}`,
        fix: startOver,
        cause: "sign-in-other-key",
      },
    };
  }
}

function notAMessage(root: Element): Problem {
  const namespace = root.namespaceURI ?? "";
  const known = others.find((one) => one.namespace.test(namespace));
  const isAssertion = root.localName === "Assertion" && namespace === namespaces.assertion;
  const what = isAssertion
    ? "This is an assertion without the response that it came in"
    : (known?.what ?? `Its root is <${root.nodeName}>, which is no message of SAML 2.0`);
  return {
    code: "diagnosis-not-saml",
    message: `${what}.`,
    place: { path: `/${root.localName}` },
    fix: isAssertion ? "Give the whole value of SAMLResponse." : (known?.fix ?? giveATrace),
  };
}
