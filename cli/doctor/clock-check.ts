import type { Stamp } from "../vendor-api/send.ts";
import type { Check } from "./check.ts";

/** Seconds by which clocks may differ before assertions are refused: what Webex's side is known to take. */
const tolerance = 30;
/** From here on it is worth mending before it is too late. */
const noticed = 10;

/**
 * How far a server's clock is from this machine's, in seconds; positive: it is ahead. `Date` counts whole seconds, and
 * nobody knows when between sending and receiving it was read.
 */
export function offsetOf({ date, sentAt, receivedAt }: Stamp): {
  readonly seconds: number;
  readonly within: number;
} {
  const server = Date.parse(date) + 500;
  const here = (sentAt + receivedAt) / 2;
  return { seconds: (server - here) / 1000, within: (receivedAt - sentAt) / 2000 + 0.5 };
}

/** One check for each server that answered: the answer that came fastest tells most. */
export function clockChecks(stamps: readonly Stamp[]): Check[] {
  const hosts = [...new Set(stamps.map(({ host }) => host))];
  return hosts.flatMap((host) => {
    const [best] = stamps
      .filter((one) => one.host === host && !Number.isNaN(Date.parse(one.date)))
      .map(offsetOf)
      .sort((a, b) => a.within - b.within);
    return best === undefined ? [] : [clockCheck(host, best)];
  });
}

function clockCheck(host: string, { seconds, within }: ReturnType<typeof offsetOf>): Check {
  const size = Math.max(0, Math.abs(seconds) - within);
  const words =
    size < 1
      ? "no more than a second away from"
      : `${Math.round(size)} s ${seconds > 0 ? "ahead of" : "behind"}`;
  const check = { area: "clock", name: host, detail: `It is ${words} this machine's clock.` } as const;
  if (size < noticed) return { ...check, result: "ok" };
  return {
    ...check,
    result: size > tolerance ? "failed" : "warning",
    fix: `First see that this machine's own clock is right. If it is, have the clock of ${host} set by a time server: beyond ${tolerance} s, assertions are refused as not yet valid or as expired.`,
  };
}
