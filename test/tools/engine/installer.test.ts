import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { installer } from "../../../tools/engine/installer.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { closedSite, hangingSite, site } from "./site.ts";

const present = () => site((_, response) => void response.end());

/** What stands in for the SDK's installer; it gets the folder as its only argument. */
const program = (script: string): [string, ...string[]] => ["/bin/sh", "-c", script, "installer"];
const installs = 'mkdir "$1/bin" && echo pulumi > "$1/bin/pulumi" && echo "$TMPDIR" > "$1/bin/tmpdir"';

async function fill(options: Parameters<typeof installer>[0]) {
  const staging = join(temporaryFolder(), "staging");
  mkdirSync(staging);
  const lines: string[] = [];
  const failure = await installer(options)
    .fill(staging, (line) => lines.push(line))
    .then(
      () => undefined,
      (error: Error) => error.message,
    );
  return { failure, lines, installed: existsSync(join(staging, "bin/pulumi")) };
}

describe("installer", () => {
  test("installs into the folder it is given, and says what and how long", async () => {
    const url = await present();
    expect(await fill({ site: url, command: program(installs) })).toEqual({
      failure: undefined,
      lines: [
        expect.stringMatching(
          /^downloading the Pulumi CLI 3\.\d+\.\d+ from 127\.0\.0\.1:\d+: about a minute$/,
        ),
      ],
      installed: true,
    });
  });

  test.each([
    ["hangs", hangingSite, /cannot be reached: no answer within 0\.2 s$/],
    ["is cut off", closedSite, /cannot be reached: connect ECONNREFUSED/],
  ])("does not begin when the site %s", async (_, where, expected) => {
    const result = await fill({ site: await where(), probeMs: 200, command: program(installs) });
    expect(result).toEqual({ failure: expect.stringMatching(expected), lines: [], installed: false });
  });

  test("ends a download that stands still", async () => {
    const result = await fill({ site: await present(), stallMs: 200, command: program("sleep 1000") });
    expect(result.failure).toBe("the download stands still (nothing for 0.2 s)");
  });

  test("lets a slow download go on as long as it grows", async () => {
    const slow = `for i in 1 2 3 4 5 6 7 8; do sleep 0.2; echo $i >> "$TMPDIR/part"; done; ${installs}`;
    const result = await fill({ site: await present(), stallMs: 1000, command: program(slow) });
    expect(result).toMatchObject({ failure: undefined, installed: true });
  });

  test("says what the installer says when it fails", async () => {
    const command = program("echo 'error: failed to download https://get.pulumi.com' >&2; exit 1");
    const result = await fill({ site: await present(), command });
    expect(result.failure).toBe("error: failed to download https://get.pulumi.com");
  });
});
