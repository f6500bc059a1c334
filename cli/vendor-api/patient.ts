import { setTimeout as sleep } from "node:timers/promises";
import type { Send } from "../../vendors/api.ts";

export interface Patience {
  /** Told to whoever waits. */
  readonly tell: (message: string) => void;
  /** Milliseconds; tests do not wait. */
  readonly wait?: (duration: number) => Promise<unknown>;
}

/** A server that is busy is asked so often, and waited for so long at once. */
const attempts = 6;
const longestWait = 5 * 60_000;
const busy = new Set([408, 423, 425, 429, 500, 502, 503, 504]);

/** Asks a server that is busy again, after the time that it names; one that stays busy has its last answer. */
export function patient(send: Send, { tell, wait = (duration) => sleep(duration) }: Patience): Send {
  return async (request) => {
    for (let attempt = 1; ; attempt++) {
      const answer = await send(request);
      const pause = Math.max(1_000, answer.pause ?? 1_000 * 2 ** attempt);
      if (!busy.has(answer.status) || attempt === attempts || pause > longestWait) return answer;
      tell(
        `${new URL(request.url).host} is busy (HTTP ${answer.status}): asking again in ${Math.ceil(pause / 1000)} seconds.`,
      );
      await wait(pause);
    }
  };
}
