import type { AdfsObject, CmdletCall } from "../protocol/messages.ts";
import { CmdletError, ConnectionLost } from "./errors.ts";
import { SessionPool } from "./session-pool.ts";
import type { Shell } from "./shell.ts";

export interface ServerOptions {
  readonly timeoutSeconds: number;
  readonly maxSessions: number;
  /** Waits so many milliseconds; tests do not. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** What the calls returned, one list for each. */
export type Results = readonly (readonly AdfsObject[])[];

/** A server rests this long before the second, the third, … attempt. */
const backOffMilliseconds = [250, 1000, 4000];

/** An ADFS server as its cmdlets. */
export class AdfsServer {
  readonly #pool: SessionPool;
  readonly #place: string;
  readonly #timeoutSeconds: number;
  readonly #wait: (milliseconds: number) => Promise<void>;

  constructor(shell: Shell, { timeoutSeconds, maxSessions, wait = defaultWait }: ServerOptions) {
    this.#pool = new SessionPool(shell, maxSessions);
    this.#place = shell.place;
    this.#timeoutSeconds = timeoutSeconds;
    this.#wait = wait;
  }

  /**
   * Tries the whole of an operation again when the connection was lost, after longer and longer rests. The operation
   * must begin by reading: what it wrote before may have arrived although the reply did not.
   */
  async retrying<Result>(operation: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    for (const rest of backOffMilliseconds) {
      try {
        return await operation();
      } catch (error) {
        if (!(error instanceof ConnectionLost) || signal?.aborted) throw error;
        await this.#wait(rest);
      }
    }
    return operation();
  }

  /**
   * Runs the calls in one session, one after the other.
   *
   * @throws CmdletError with ADFS's message when one of them fails
   * @throws ConnectionLost when there is no answer, whether they were carried out or not
   */
  async run(calls: readonly CmdletCall[], signal?: AbortSignal): Promise<Results> {
    const { results, error } = await this.#pool.use((session) =>
      session.request(calls, this.#timeoutSeconds, signal),
    );
    if (error === null) return results;
    const failed = calls[results.length]?.cmdlet ?? "PowerShell";
    throw new CmdletError(failed, `${error.message} (${this.#place})`, error.id);
  }
}

function defaultWait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
