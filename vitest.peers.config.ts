import { defineConfig } from "vitest/config";

/** `npm run test:peers`: judges that need root, Java or minutes. */
export default defineConfig({
  test: {
    include: ["test/peers/**/*.peer.ts"],
    testTimeout: 240_000,
    // Keycloak takes its time where others work too.
    hookTimeout: 600_000,
    pool: "forks",
    fileParallelism: false,
  },
});
