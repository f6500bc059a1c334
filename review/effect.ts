/**
 * What a change does to sign-in, the worst first. `breaks`: users cannot sign in. `degrades`: sign-out or a part of the
 * sign-ins fails. `changes`: sign-in goes on, in another way. `hygiene`: it is less well kept. `none`: nobody notices.
 */
export const effects = ["breaks", "degrades", "changes", "hygiene", "none"] as const;

/** @example "changes" */
export type Effect = (typeof effects)[number];

/** How reports call each. */
export const effectTitles: Readonly<Record<Effect, string>> = {
  breaks: "breaks sign-in",
  degrades: "degrades sign-in or sign-out",
  changes: "changes sign-in",
  hygiene: "less well kept",
  none: "nothing that users notice",
};

/** The worse of two. */
export function worse(one: Effect, other: Effect): Effect {
  return effects.indexOf(one) <= effects.indexOf(other) ? one : other;
}
