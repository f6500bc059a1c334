import type { IdpUser, WebexUser } from "./users.ts";

/** What can be so with a user. `fine` is the rest. */
export const outcomes = [
  "empty",
  "not-address",
  "shared",
  "somebody-else",
  "other-address",
  "other-domain",
  "inactive",
  "letter-case",
  "no-webex-user",
] as const;

/** @example "other-address" */
export type Outcome = (typeof outcomes)[number];

/** A user of the identity provider with whom something is so. */
export interface Case {
  readonly user: IdpUser;
  /** An address that says more: whose it is, or what Webex has. */
  readonly webex?: string;
}

/** What a comparison has found. */
export interface Comparison {
  /** Users of the identity provider whose value is an address of an active user of Webex, one to one. */
  readonly fine: number;
  readonly cases: Readonly<Record<Outcome, readonly Case[]>>;
  /** Active users of Webex whom nobody of the identity provider signs in as. */
  readonly unmatched: readonly WebexUser[];
  /** By other values of the users: for how many the value would be an address in Webex. */
  readonly alternatives: Readonly<Record<string, number>>;
  /** For how many the claim's own value is. */
  readonly matched: number;
}

/**
 * Compares the claim's values with the addresses that Webex knows. Every user of the identity provider is in `fine` or in
 * one case, the first that fits in the order of `outcomes`. Pure; its cost grows in proportion to the number of users.
 *
 * How Webex compares is written nowhere: letter case is told apart, and not held for a refusal (saml/webex-behaviour.ts).
 *
 * @example compareUsers(idpUsers, webexUsers).cases["other-address"].length
 */
export function compareUsers(idp: readonly IdpUser[], webex: readonly WebexUser[]): Comparison {
  const known = indexOf(webex);
  const counts = countsOf(idp);
  const cases = Object.fromEntries(outcomes.map((outcome) => [outcome, []])) as unknown as Record<
    Outcome,
    Case[]
  >;
  const signedIn = new Set<WebexUser>();
  const strangers: IdpUser[] = [];
  const alternatives: Record<string, number> = {};
  let fine = 0;
  let matched = 0;
  for (const user of idp) {
    for (const [name, address] of Object.entries(user.others))
      alternatives[name] = (alternatives[name] ?? 0) + (known.byAddress.has(plain(address)) ? 1 : 0);
    const { value } = user;
    const holder = value === "" ? undefined : known.byAddress.get(plain(value));
    const self = selfOf(user, known);
    if (holder !== undefined) {
      matched++;
      signedIn.add(holder);
    }
    if (value === "") cases.empty.push(told(user, self));
    else if (!isAddress(value)) cases["not-address"].push(told(user, self));
    else if ((counts.get(plain(value)) ?? 0) > 1) cases.shared.push({ user });
    else if (holder !== undefined && self !== undefined && self !== holder)
      cases["somebody-else"].push(told(user, self));
    else if (holder === undefined && self !== undefined) cases["other-address"].push(told(user, self));
    else if (holder === undefined) strangers.push(user);
    else if (!holder.isActive) cases.inactive.push({ user });
    else if (!holder.addresses.includes(value)) cases["letter-case"].push(told(user, holder));
    else fine++;
    // Whoever exists in Webex is no user of Webex whom the identity provider lacks.
    if (self !== undefined) signedIn.add(self);
  }
  const left = webex.filter((one) => one.isActive && !signedIn.has(one));
  const likely = likelyPairs(strangers, left);
  for (const user of strangers) {
    const self = likely.get(user);
    cases[self === undefined ? "no-webex-user" : "other-domain"].push(told(user, self));
  }
  const paired = new Set(likely.values());
  return { fine, cases, unmatched: left.filter((one) => !paired.has(one)), alternatives, matched };
}

function plain(address: string): string {
  return address.trim().toLowerCase();
}

function isAddress(text: string): boolean {
  return /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(text);
}

function told(user: IdpUser, webex: WebexUser | undefined): Case {
  const [address] = webex?.addresses ?? [];
  return address === undefined ? { user } : { user, webex: address };
}

interface Known {
  readonly byAddress: ReadonlyMap<string, WebexUser>;
  readonly byExternalId: ReadonlyMap<string, WebexUser>;
}

function indexOf(webex: readonly WebexUser[]): Known {
  const byAddress = new Map<string, WebexUser>();
  const byExternalId = new Map<string, WebexUser>();
  for (const one of webex) {
    if (one.externalId !== undefined) byExternalId.set(one.externalId, one);
    // An address is one user's alone in Webex; if an export says otherwise, one who is active counts.
    for (const address of one.addresses)
      if (byAddress.get(plain(address))?.isActive !== true) byAddress.set(plain(address), one);
  }
  return { byAddress, byExternalId };
}

function countsOf(idp: readonly IdpUser[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { value } of idp)
    if (value !== "") counts.set(plain(value), (counts.get(plain(value)) ?? 0) + 1);
  return counts;
}

/** Who a user is in Webex by everything but the claim. */
function selfOf({ id, others }: IdpUser, { byAddress, byExternalId }: Known): WebexUser | undefined {
  const bySync = id === undefined ? undefined : byExternalId.get(id);
  if (bySync !== undefined) return bySync;
  for (const address of Object.values(others)) {
    const found = byAddress.get(plain(address));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whoever is left on both sides with the same name before the @, and is the only one with it, is likely one person. */
function likelyPairs(
  strangers: readonly IdpUser[],
  left: readonly WebexUser[],
): ReadonlyMap<IdpUser, WebexUser> {
  const names = uniqueBy(left, ({ addresses: [address = ""] }) => localPart(address));
  const pairs = new Map<IdpUser, WebexUser>();
  for (const [name, user] of uniqueBy(strangers, ({ value }) => localPart(value))) {
    const webex = names.get(name);
    if (webex !== undefined) pairs.set(user, webex);
  }
  return pairs;
}

function uniqueBy<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  const several = new Set<string>();
  for (const one of all) {
    const key = keyOf(one);
    if (found.has(key)) several.add(key);
    found.set(key, one);
  }
  for (const key of several) found.delete(key);
  return found;
}

function localPart(address: string): string {
  return plain(address).split("@")[0] ?? "";
}
