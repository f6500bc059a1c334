import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { progressTimer } from "../bootstrap/progress-timer.js";
import { ENGINE_VERSION } from "./engine-version.ts";
import { writeLauncher } from "./launcher.ts";
import { type CommandOptions, runCommand } from "./run-command.ts";
import { stallWatch } from "./stall-watch.ts";
import type { Report, Way } from "./way.ts";

const CLI_PACKAGE = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
const VERSION_SYMBOL = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";
const MODULE = fileURLToPath(new URL("module", import.meta.url));
const PROBE_MS = 5_000;
const STALL_MS = 120_000;

/** What the tests replace. */
export interface BuildOptions {
  readonly go?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly probeMs?: number;
  readonly stallMs?: number;
}

/** The third way: built from the Go module proxy, with our own language host in the official one's place. */
export function build({
  go = "go",
  env = process.env,
  probeMs = PROBE_MS,
  stallMs = STALL_MS,
}: BuildOptions = {}): Way {
  // Without cgo no C compiler is needed; a go.work further up is none of our business.
  const goEnv = { ...env, CGO_ENABLED: "0", GOWORK: "off" };
  const runGo: RunGo = async (args, options) => {
    const result = await runCommand(go, args, { env: goEnv, cwd: MODULE, ...options });
    if (!result.ok) throw new Error(`go ${args[0]}: ${result.failure}`);
    return result.stdout;
  };

  return {
    name: "building from the Go module proxy",
    async fill(staging: string, report: Report): Promise<void> {
      if (process.platform === "win32") throw new Error("not on Windows: our language host needs a shell");
      // Not inside the module: there an older Go would first download a newer one.
      const probe = ["list", "-m", `github.com/pulumi/pulumi/pkg/v3@v${ENGINE_VERSION}`];
      await runGo(probe, { cwd: staging, timeoutMs: probeMs });
      const packages = await download(runGo, stallMs, report);
      await compile(runGo, packages, staging, report);
      await writeLauncher(join(staging, "bin"));
    },
  };
}

type RunGo = (args: string[], options: CommandOptions) => Promise<string>;

/** Gets the sources; only this needs the network. Resolves with the number of Go packages. */
async function download(runGo: RunGo, stallMs: number, report: Report): Promise<number> {
  report("downloading the Go modules of the Pulumi CLI: 1 to 3 minutes the first time");
  let modules = 0;
  const stop = progressTimer((elapsed) => report(`${modules} Go modules so far, ${elapsed}`));
  const watch = stallWatch(stallMs, "the download of Go modules stands still");
  const onStderr = (text: string) => {
    modules += text.split("go: downloading").length - 1;
    watch.alive();
  };
  try {
    const list = await runGo(["list", "-mod=readonly", "-deps", CLI_PACKAGE], {
      onStderr,
      signal: watch.stalled,
    });
    return list.trim().split("\n").length;
  } finally {
    watch.stop();
    stop();
  }
}

async function compile(runGo: RunGo, packages: number, staging: string, report: Report): Promise<void> {
  report(`compiling the Pulumi CLI ${ENGINE_VERSION}: 5 to 10 minutes on 2 cores, once for all clones`);
  let compiled = 0;
  const stop = progressTimer((elapsed) =>
    report(`${compiled} of at most ${packages} Go packages, ${elapsed}`),
  );
  const onStderr = (text: string) => {
    compiled += text.split("\n").length - 1;
  };
  const output = join(staging, "bin", "pulumi");
  await mkdir(join(staging, "bin"), { recursive: true });
  const flags = `-s -w -X ${VERSION_SYMBOL}=v${ENGINE_VERSION}`;
  try {
    await runGo(["build", "-mod=readonly", "-trimpath", "-v", "-ldflags", flags, "-o", output, CLI_PACKAGE], {
      onStderr,
    });
  } finally {
    stop();
  }
}
