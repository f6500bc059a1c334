import type { Readable, Writable } from "node:stream";

/** A PowerShell process that runs somewhere. */
export interface ShellProcess {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Told once, with the reason, when the process or the way to it is gone. */
  onEnd(listener: (reason: string) => void): void;
  kill(): void;
}

/** A way to start PowerShell on the ADFS server. */
export interface Shell {
  /** For messages: where it runs. */
  readonly place: string;
  start(): Promise<ShellProcess>;
  /** Lets this process end although the way stays open, or keeps it alive again. */
  hold(busy: boolean): void;
}
