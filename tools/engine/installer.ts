import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { moduleFile } from "../module-file.ts";
import { ENGINE_VERSION } from "./engine-version.ts";
import { reachable } from "./reachable.ts";
import { runCommand } from "./run-command.ts";
import { watchGrowth } from "./watch-growth.ts";
import type { Report, Way } from "./way.ts";

/** Where the SDK's installer begins. */
const INSTALLER_SITE = "https://get.pulumi.com/install.sh";
const PROBE_MS = 5_000;
const STALL_MS = 30_000;

/** What the tests replace: the site, the program that installs into the folder given last, and the patience. */
export interface InstallerOptions {
  readonly site?: string;
  readonly probeMs?: number;
  readonly stallMs?: number;
  readonly command?: readonly [string, ...string[]];
}

/**
 * The second way: the SDK's own installer, which downloads the CLI from Pulumi's site. It runs in a process
 * of its own, because it has no time-out that fits: a download that stands still is ended, a slow one is not.
 */
export function installer(options: InstallerOptions = {}): Way {
  const { site = INSTALLER_SITE, probeMs = PROBE_MS, stallMs = STALL_MS } = options;
  const [command, ...args] = options.command ?? [process.execPath, ourInstallProgram()];
  return {
    name: "Pulumi's own installer",
    async fill(staging: string, report: Report): Promise<void> {
      await reachable(site, probeMs);
      report(`downloading the Pulumi CLI ${ENGINE_VERSION} from ${new URL(site).host}: about a minute`);
      const temporary = join(staging, "tmp");
      await mkdir(temporary, { recursive: true });
      const growth = watchGrowth(staging, stallMs, "the download stands still");
      const result = await runCommand(command, [...args, staging], {
        env: { ...process.env, TMPDIR: temporary },
        signal: growth.stalled,
      });
      growth.stop();
      if (!result.ok) throw new Error(result.failure);
    },
  };
}

function ourInstallProgram(): string {
  return moduleFile(import.meta, "install-cli");
}
