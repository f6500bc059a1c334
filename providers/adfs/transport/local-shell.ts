import { spawn } from "node:child_process";
import type { Socket } from "node:net";
import { powershell } from "../protocol/bootstrap.ts";
import { ConnectionRefused } from "./errors.ts";
import type { Shell, ShellProcess } from "./shell.ts";

/**
 * PowerShell on this machine, for a deployment that runs on the ADFS server itself.
 *
 * @param program another program that understands the same arguments; default: Windows PowerShell
 */
export function localShell(program: readonly [string, ...string[]] = [powershell.program]): Shell {
  const holding = new Set<(busy: boolean) => void>();
  return {
    place: "this machine",
    start() {
      const [name, ...first] = program;
      const child = spawn(name, [...first, ...powershell.arguments], { windowsHide: true });
      const pipes = [child.stdin, child.stdout, child.stderr] as unknown as Socket[];
      const hold = (busy: boolean) => {
        for (const handle of [child, ...pipes]) busy ? handle.ref() : handle.unref();
      };
      holding.add(hold);
      child.once("exit", () => holding.delete(hold));
      return new Promise<ShellProcess>((resolve, reject) => {
        child.once("error", (error) => reject(new ConnectionRefused(notStarted(name, error))));
        child.once("spawn", () =>
          resolve({
            stdin: child.stdin,
            stdout: child.stdout,
            stderr: child.stderr,
            onEnd: (listener) =>
              child.once("close", (code) => listener(`PowerShell ended with code ${code}`)),
            kill: () => child.kill(),
          }),
        );
      });
    },
    hold(busy) {
      for (const hold of holding) hold(busy);
    },
  };
}

function notStarted(program: string, error: Error): string {
  return (
    `${program} cannot be started here: ${error.message}. adfs:transport is "local", which works on the ADFS server ` +
    'only; set it to "ssh" and adfs:host to reach the server from elsewhere.'
  );
}
