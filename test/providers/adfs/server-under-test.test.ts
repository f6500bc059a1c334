import { expect, test } from "vitest";
import { serverUnderTest } from "./server-under-test.ts";

/** Port 1 answers nobody. */
const exported = {
  ADFS_HOST: "127.0.0.1",
  ADFS_PORT: "1",
  ADFS_USERNAME: "CONTOSO\\svc-pulumi",
  ADFS_HOST_KEY_FINGERPRINT: `SHA256:${"a".repeat(43)}`,
  ADFS_PASSWORD: "secret",
};

test("a server in the environment is left alone by every other run than test:adfs", async () => {
  const server = await serverUnderTest(exported, "test");
  expect(server.place).toBe("the stand-in");
  server.close();
});

test("test:adfs goes to the server in the environment", async () => {
  const server = await serverUnderTest(exported, "adfs");
  expect(server.place).toBe("127.0.0.1");
  server.close();
});

test("test:adfs without a server does not pass by way of the stand-in", async () => {
  await expect(serverUnderTest({}, "adfs")).rejects.toThrow("npm run test:adfs needs ADFS_HOST");
});
