import { delimiter, dirname, join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { engineEnvironment } from "../../../tools/engine/engine-environment.ts";
import { engineFolder } from "../../../tools/engine/in-cache.ts";
import { temporaryFolder } from "../temporary-folder.ts";

afterEach(() => void vi.unstubAllEnvs());

const script = "#!/bin/sh\necho v3.250.0\n";

/** A machine with nothing but these files, in its PATH folder `bin` and its cache. */
function machine(files: (cached: string) => Record<string, string>): string {
  vi.stubEnv("XDG_CACHE_HOME", "cache");
  const root = temporaryFolder(files(engineFolder()));
  vi.stubEnv("XDG_CACHE_HOME", join(root, "cache"));
  vi.stubEnv("PATH", [join(root, "bin"), "/bin"].join(delimiter));
  return root;
}

describe("engineEnvironment", () => {
  test("puts Node and the cached engine first, and adds only what the engine needs", async () => {
    machine((cached) => ({ [`${cached}/pulumi`]: script, [`${cached}/pulumi-language-nodejs`]: script }));
    vi.stubEnv("NODE_COMPILE_CACHE", undefined);
    const { pulumi, env } = await engineEnvironment();
    expect(pulumi).toBe(join(engineFolder(), "pulumi"));
    expect(env.PATH?.split(delimiter).slice(0, 2)).toEqual([dirname(process.execPath), engineFolder()]);
    const added = Object.keys(env).filter((name) => env[name] !== process.env[name]);
    expect(added.sort()).toEqual([
      "NODE_COMPILE_CACHE",
      "PATH",
      "PULUMI_SKIP_UPDATE_CHECK",
      "WEBEX_SSO_LANGUAGE_HOST",
    ]);
  });

  test("prefers the user's own engine and lets it go when it has gone", async () => {
    const root = machine((cached) => ({
      "bin/pulumi": script,
      "bin/pulumi-language-nodejs": script,
      [`${cached}/pulumi`]: script,
      [`${cached}/pulumi-language-nodejs`]: script,
    }));
    expect((await engineEnvironment()).pulumi).toBe(join(root, "bin/pulumi"));
    vi.stubEnv("PATH", "/bin");
    expect((await engineEnvironment()).pulumi).toBe(join(engineFolder(), "pulumi"));
  });

  test("keeps the user's own compile cache", async () => {
    machine((cached) => ({ [`${cached}/pulumi`]: script, [`${cached}/pulumi-language-nodejs`]: script }));
    vi.stubEnv("NODE_COMPILE_CACHE", "/mine");
    expect((await engineEnvironment()).env.NODE_COMPILE_CACHE).toBe("/mine");
  });

  test("says what to do when there is no engine", async () => {
    machine(() => ({}));
    await expect(engineEnvironment()).rejects.toThrow(
      "There is no Pulumi engine here yet. Install the Pulumi CLI 3.250.0 or newer (https://www.pulumi.com/docs/install/), or run npm run setup, which gets one.",
    );
  });
});
