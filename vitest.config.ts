import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/support/fixed-seed.ts"],
    // One operation of the real engine takes one to three seconds on two cores.
    testTimeout: 240_000,
    hookTimeout: 60_000,
    // The Automation API installs process-wide handlers: every file gets a process of its own.
    pool: "forks",
    maxWorkers: 2,
  },
});
