import { type Markup, markup } from "./markup.ts";

/** A moment, to the minute, in UTC. @example moment("2026-11-22T01:53:09.48Z") // 2026-11-22 01:53 UTC */
export function moment(iso: string): Markup {
  return markup`<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC</time>`;
}

/** A day. */
export function day(iso: string): Markup {
  return markup`<time datetime="${iso.slice(0, 10)}">${iso.slice(0, 10)}</time>`;
}
