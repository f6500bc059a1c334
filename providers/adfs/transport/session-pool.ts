import { Session } from "./session.ts";
import type { Shell } from "./shell.ts";

/** At most so many PowerShell processes at once; each is used again for as long as it answers. */
export class SessionPool {
  readonly #shell: Shell;
  readonly #max: number;
  readonly #idle: Session[] = [];
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  constructor(shell: Shell, max: number) {
    this.#shell = shell;
    this.#max = max;
  }

  /** Runs the work with a session of its own. */
  async use<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    if (this.#busy >= this.#max) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#busy += 1;
    this.#shell.hold(true);
    try {
      const session = this.#takeIdle() ?? new Session(await this.#shell.start());
      try {
        return await work(session);
      } finally {
        if (session.usable) this.#idle.push(session);
      }
    } finally {
      this.#busy -= 1;
      if (this.#busy === 0) this.#shell.hold(false);
      this.#waiting.shift()?.();
    }
  }

  #takeIdle(): Session | undefined {
    let session = this.#idle.pop();
    while (session !== undefined && !session.usable) session = this.#idle.pop();
    return session;
  }
}
