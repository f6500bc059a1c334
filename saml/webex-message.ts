import type { Mark } from "./reference.ts";

/** What Webex shows when a sign-in or a sign-out fails, and how sure the pairing with its cause is. */
export interface WebexMessage {
  /** How it begins. */
  readonly text: string;
  readonly mark: Mark;
}

/**
 * The messages of Webex by their cause. On Webex's own page headings and paragraphs have slipped against each other,
 * so that most pairings are corroborated at best: report the cause first, and the message as likely.
 */
export const webexMessages = {
  time: { text: "Your account is not authorized", mark: "corroborated" },
  status: { text: "Single sign-on failed. Invalid status code in response", mark: "corroborated" },
  user: { text: "Please use the same email", mark: "corroborated" },
  logout: {
    text: "Could not invalidate browser session of the identity provider",
    mark: "corroborated",
  },
  signature: { text: "Invalid digital signature", mark: "uncertain" },
  assertion: { text: "Missing assertion in response", mark: "uncertain" },
  decryption: { text: "Failed to decrypt SAML assertion", mark: "corroborated" },
  audience: { text: "This service provider isn't the intended audience", mark: "corroborated" },
} as const satisfies Record<string, WebexMessage>;

/** @example "audience" */
export type WebexMessageName = keyof typeof webexMessages;
