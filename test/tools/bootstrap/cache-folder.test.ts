import { homedir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cacheFolder } from "../../../tools/bootstrap/cache-folder.js";

describe("cacheFolder", () => {
  test.each([
    ["XDG_CACHE_HOME when it is set", { XDG_CACHE_HOME: "/caches" }, "darwin", "/caches/webex-sso"],
    ["~/.cache on Linux", {}, "linux", join(homedir(), ".cache/webex-sso")],
    ["~/Library/Caches on macOS", {}, "darwin", join(homedir(), "Library/Caches/webex-sso")],
    ["%LOCALAPPDATA% on Windows", { LOCALAPPDATA: "/local" }, "win32", "/local/webex-sso"],
  ] as const)("is in %s", (_, env, platform, expected) => {
    expect(cacheFolder(env, platform)).toBe(expected);
  });
});
