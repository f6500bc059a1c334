import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { build } from "../../../tools/engine/build.ts";
import { ENGINE_VERSION } from "../../../tools/engine/engine-version.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** A `go` that behaves; a step's script can be replaced. Logs its arguments and the variables that matter. */
function fakeGo(replaced: { probe?: string; list?: string; build?: string } = {}) {
  const folder = temporaryFolder({
    go: `#!/bin/sh
echo "$CGO_ENABLED $GOWORK $(basename "$PWD") $*" >> "${"$"}{0}.log"
case "$1 $2" in
  "list -m") ${replaced.probe ?? 'echo "$3"'} ;;
  "list -mod=readonly") ${replaced.list ?? "echo 'go: downloading a v1' >&2; echo a; echo b"} ;;
  "build "*) ${replaced.build ?? 'echo a >&2; while [ "$1" != -o ]; do shift; done; echo engine > "$2"'} ;;
esac
`,
  });
  const go = join(folder, "go");
  const staging = join(folder, "staging");
  mkdirSync(staging);
  return { go, staging, log: () => readFileSync(`${go}.log`, "utf8").trim().split("\n") };
}

const quiet = () => {};

describe("build", () => {
  test("asks the proxy, downloads, compiles and adds our language host", async () => {
    const { go, staging, log } = fakeGo();
    const lines: string[] = [];
    await build({ go }).fill(staging, (line) => lines.push(line));
    expect(log()).toEqual([
      `0 off staging list -m github.com/pulumi/pulumi/pkg/v3@v${ENGINE_VERSION}`,
      "0 off module list -mod=readonly -deps github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
      `0 off module build -mod=readonly -trimpath -v -ldflags -s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${ENGINE_VERSION} -o ${staging}/bin/pulumi github.com/pulumi/pulumi/pkg/v3/cmd/pulumi`,
    ]);
    expect(lines).toEqual([
      "downloading the Go modules of the Pulumi CLI: 1 to 3 minutes the first time",
      `compiling the Pulumi CLI ${ENGINE_VERSION}: 5 to 10 minutes on 2 cores, once for all clones`,
    ]);
    expect(existsSync(join(staging, "bin/pulumi-language-nodejs"))).toBe(true);
  });

  test("without Go", async () => {
    await expect(build({ go: "/nowhere/go" }).fill("/", quiet)).rejects.toThrow(
      "go list: there is no /nowhere/go",
    );
  });

  test.each([
    ["has a network that hangs", { probe: "sleep 1000" }, "go list: no answer within 1 s"],
    ["has no network", { probe: "echo 'dial tcp: lookup proxy: no such host' >&2; exit 1" }, "no such host"],
    ["has a download that stands still", { list: "sleep 1000" }, "stands still (nothing for 0.5 s)"],
    [
      "is too old",
      { list: "echo 'go: go.mod requires go >= 1.25.11' >&2; exit 1" },
      "requires go >= 1.25.11",
    ],
    ["cannot compile it", { build: "echo 'link: no space left on device' >&2; exit 2" }, "no space left"],
  ])("gives up when Go %s", async (_, replaced, expected) => {
    const { go, staging } = fakeGo(replaced);
    const filled = build({ go, probeMs: "probe" in replaced ? 1000 : 10_000, stallMs: 500 });
    await expect(filled.fill(staging, quiet)).rejects.toThrow(expected);
    expect(existsSync(join(staging, "bin/pulumi"))).toBe(false);
  });
});
