import ssh2 from "ssh2";
import { describe, expect, test } from "vitest";
import { readSettings } from "../../../providers/adfs/settings.ts";

/** Of 3000 keys that the library (1.17.0) made, it could not read 8. */
function sshKey(): string {
  const key = ssh2.utils.generateKeyPairSync("ed25519").private;
  return ssh2.utils.parseKey(key) instanceof Error ? sshKey() : key;
}

const [stackKey, environmentKey] = [sshKey(), sshKey()];
const fingerprint = (letter: string) => `SHA256:${letter.repeat(43)}`;
const stack = {
  host: "adfs.stack.example",
  username: "STACK\\svc",
  hostKeyFingerprint: fingerprint("s"),
  privateKey: stackKey,
};
const environment = {
  ADFS_HOST: "adfs.environment.example",
  ADFS_PORT: "2222",
  ADFS_USERNAME: "ENVIRONMENT\\svc",
  ADFS_HOST_KEY_FINGERPRINT: fingerprint("e"),
  ADFS_PRIVATE_KEY: environmentKey,
};
const limits = { timeoutSeconds: 120, maxSessions: 4 };

describe("a connection comes whole from one place", () => {
  test("the stack, when it says anything of it", () => {
    expect(readSettings(stack, environment)).toEqual({ transport: "ssh", port: 22, ...limits, ...stack });
  });

  test("the environment, when the stack says nothing of it", () => {
    expect(readSettings({ timeoutSeconds: "60" }, environment)).toEqual({
      transport: "ssh",
      host: "adfs.environment.example",
      port: 2222,
      username: "ENVIRONMENT\\svc",
      hostKeyFingerprint: fingerprint("e"),
      privateKey: environmentKey,
      timeoutSeconds: 60,
      maxSessions: 4,
    });
  });

  test("ADFS_TRANSPORT does not turn a stack's server into this machine", () => {
    expect(readSettings(stack, { ADFS_TRANSPORT: "local" })).toMatchObject({
      transport: "ssh",
      host: stack.host,
    });
  });

  test("a stack's local transport does not need a clean environment", () => {
    expect(readSettings({ transport: "local" }, environment)).toEqual({ transport: "local", ...limits });
  });

  test.each([
    ["logon", { ...stack, privateKey: "" }, "adfs:privateKey"],
    ["user", { ...stack, username: undefined as never }, "adfs:username is missing"],
    ["host", { privateKey: stackKey }, "adfs:host is missing"],
  ])("the environment does not fill in the %s that a stack lacks", (_, config, message) => {
    const reading = () => readSettings(config, environment);
    expect(reading).toThrow(message);
    expect(reading).toThrow(
      /the stack sets adfs:(host|privateKey), so nothing of it is taken from the environment/,
    );
  });

  test("what the environment lacks is told by its own names", () => {
    expect(() => readSettings({}, { ...environment, ADFS_USERNAME: "" })).toThrow(
      "ADFS_USERNAME is missing: who logs on",
    );
    expect(() => readSettings({}, { ...environment, ADFS_PORT: "ssh" })).toThrow('ADFS_PORT is "ssh".');
  });

  test("nothing anywhere: both ways to say it", () => {
    expect(() => readSettings({}, {})).toThrow(
      /adfs:host is missing: .* pulumi config set adfs:host VALUE, or as ADFS_HOST in the environment/,
    );
  });
});

describe("what cannot be meant is refused", () => {
  test("the local transport beside keys of SSH, all of them named, no secret shown", () => {
    const reading = () => readSettings({ ...stack, transport: "local" }, {});
    expect(reading).toThrow("adfs:transport is local");
    expect(reading).toThrow("adfs:host, adfs:username, adfs:hostKeyFingerprint, adfs:privateKey");
    expect(reading).not.toThrow("PRIVATE KEY-----");
    expect(() => readSettings({}, { ...environment, ADFS_TRANSPORT: "local" })).toThrow(
      "ADFS_TRANSPORT is local",
    );
  });

  test.each(["0", "65536", "22.5", "-1", "ssh", "0x16", true])("the port %s", (port) => {
    expect(() => readSettings({ ...stack, port }, {})).toThrow(
      /adfs:port is .*\. It takes a whole number from 1 to 65535; default: 22\./,
    );
  });

  test.each([1, 65535, "22"])("not the port %s", (port) => {
    expect(readSettings({ ...stack, port }, {})).toMatchObject({ port: Number(port) });
  });

  test("the agent of SSH_AUTH_SOCK where there is none", () => {
    const { privateKey, ...rest } = stack;
    expect(() => readSettings({ ...rest, agent: "true" }, {})).toThrow(
      "adfs:agent is true, and SSH_AUTH_SOCK is not set",
    );
    expect(readSettings({ ...rest, agent: true }, { SSH_AUTH_SOCK: "/run/agent" })).toMatchObject({
      agent: "/run/agent",
    });
  });
});
