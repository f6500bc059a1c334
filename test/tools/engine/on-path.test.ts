import { delimiter, join } from "node:path";
import { describe, expect, test } from "vitest";
import { onPath } from "../../../tools/engine/on-path.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const languageHost = "#!/bin/sh\n";
const pulumi = (version: string) =>
  `#!/bin/sh\n[ "$1 $PULUMI_SKIP_UPDATE_CHECK" = "version 1" ] && echo ${version}\n`;

/** An environment whose PATH is these folders of a new temporary one, before the system's own. */
function environment(files: Record<string, string>, ...folders: string[]) {
  const root = temporaryFolder(files);
  const PATH = [...folders.map((folder) => join(root, folder)), "/usr/bin", "/bin"].join(delimiter);
  return { root, env: { PATH, XDG_CACHE_HOME: join(root, "cache") } };
}

describe("onPath", () => {
  test("finds a CLI and its language host, together or apart", async () => {
    const files = { "a/pulumi": pulumi("v3.251.0"), "b/pulumi-language-nodejs": languageHost };
    const { root, env } = environment(files, "empty", "a", "b");
    expect(await onPath(env)).toEqual({
      engine: {
        pulumi: join(root, "a/pulumi"),
        languageHost: join(root, "b/pulumi-language-nodejs"),
        version: "3.251.0",
      },
    });
  });

  test.each([
    ["nothing there", {}, "no pulumi on PATH"],
    ["a file that may not be run", { "a/pulumi": "text" }, "no pulumi on PATH"],
    ["what npm put there", { "node_modules/.bin/pulumi": pulumi("v3.255.0") }, "no pulumi on PATH"],
    ["what set-up put there", { "cache/webex-sso/engine/x/pulumi": pulumi("v3.255.0") }, "no pulumi on PATH"],
    [
      "no language host",
      { "a/pulumi": pulumi("v3.255.0") },
      "/a/pulumi is on PATH, but no pulumi-language-nodejs",
    ],
    ["a CLI that is too old", both("v3.249.9"), "/a/pulumi is 3.249.9, and 3.250.0 is needed"],
    ["a CLI of another major version", both("v4.0.0"), "/a/pulumi is 4.0.0, and 3.250.0 is needed"],
    ["a CLI of no version", both("v"), "/a/pulumi is , and 3.250.0 is needed"],
    ["a CLI that fails", broken("echo 'no libc' >&2; exit 1"), "/a/pulumi version: no libc"],
    ["a CLI that hangs", broken("sleep 1000"), "/a/pulumi version: no answer within 0.3 s"],
  ])("says why not: %s", async (_, files, expected) => {
    const { root, env } = environment(files, "a", "node_modules/.bin", "cache/webex-sso/engine/x");
    const attempt = await onPath(env, 300);
    expect(attempt).toEqual({ reason: expected.replace(/^(?=\/)/, root) });
  });
});

function both(version: string) {
  return { "a/pulumi": pulumi(version), "a/pulumi-language-nodejs": languageHost };
}

function broken(script: string) {
  return { "a/pulumi": `#!/bin/sh\n${script}\n`, "a/pulumi-language-nodejs": languageHost };
}
