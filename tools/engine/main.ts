import { build } from "./build.ts";
import { engineFolder, engineIn } from "./in-cache.ts";
import { installer } from "./installer.ts";
import { noEngineMessage } from "./no-engine-message.ts";
import { onPath } from "./on-path.ts";
import { setUpEngine } from "./set-up-engine.ts";

/** The second half of set-up: finds an engine or gets one. With `--quiet` it says nothing if it has one. */
const report = (line: string) => console.error(`setup: ${line}`);

// So that what was started and half built is cleared away on "exit".
for (const [signal, code] of [
  ["SIGHUP", 129],
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const) {
  process.once(signal, () => process.exit(code));
}

const own = await onPath();
const folder = engineFolder();
const hadOne = "engine" in own || engineIn(folder) !== undefined;
if (!hadOne) report(`${own.reason}: getting a Pulumi engine`);
try {
  const engine =
    "engine" in own ? own.engine : await setUpEngine({ folder, ways: [installer(), build()], report });
  if (!hadOne || !process.argv.includes("--quiet"))
    report(`Pulumi ${engine.version} is ready: ${engine.pulumi}`);
} catch (error) {
  if (!(error instanceof AggregateError) || "engine" in own) throw error;
  report(
    noEngineMessage([
      `a Pulumi CLI of your own: ${own.reason}`,
      ...error.errors.map(({ message }) => message),
    ]),
  );
  process.exitCode = 1;
}
