import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { freePort } from "../support/free-port.ts";

const version = "26.0.7";
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "webex-sso/peers");
const home = join(cache, `keycloak-${version}`);

/** A Keycloak server with everything in memory. */
export interface Keycloak {
  readonly origin: string;
  /** Its administrative API, with the rights of an administrator. */
  admin(method: string, path: string, body?: unknown, type?: string): Promise<Response>;
  close(): Promise<void>;
}

/** Fetches Keycloak from Maven Central; gives back why it cannot be, undefined when it is there. */
export function missingKeycloak(): string | undefined {
  if (existsSync(join(home, "bin/kc.sh"))) return undefined;
  try {
    execFileSync("java", ["-version"], { stdio: "ignore" });
    mkdirSync(cache, { recursive: true });
    const plugin = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack";
    const artifact = `-Dartifact=org.keycloak:keycloak-quarkus-dist:${version}:zip`;
    execFileSync("mvn", ["-q", "-B", plugin, artifact, `-DoutputDirectory=${cache}`], {
      stdio: "ignore",
      cwd: cache, // the plugin leaves its markers in the working directory
    });
    execFileSync("chmod", ["+x", join(home, "bin/kc.sh")]);
    return undefined;
  } catch (error) {
    return `Keycloak needs Java 17 and Maven: ${(error as Error).message}`;
  }
}

/** Starts one on the loopback interface; it takes half a minute. */
export async function startKeycloak(): Promise<Keycloak> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const password = randomBytes(16).toString("hex");
  const args = ["start-dev", "--db=dev-mem", `--http-port=${port}`, "--http-host=127.0.0.1"];
  const server = spawn(join(home, "bin/kc.sh"), [...args, `--hostname=${origin}`, "--health-enabled=false"], {
    stdio: "ignore",
    detached: true,
    env: { ...process.env, KC_BOOTSTRAP_ADMIN_USERNAME: "lab", KC_BOOTSTRAP_ADMIN_PASSWORD: password },
  });
  await answering(`${origin}/realms/master`, server);
  const token = async () => {
    const response = await fetch(`${origin}/realms/master/protocol/openid-connect/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "password",
        client_id: "admin-cli",
        username: "lab",
        password,
      }),
    });
    return ((await response.json()) as { access_token: string }).access_token;
  };
  return {
    origin,
    async admin(method, path, body, type = "application/json") {
      const response = await fetch(`${origin}/admin/realms${path}`, {
        method,
        headers: { authorization: `Bearer ${await token()}`, "content-type": type },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      return response;
    },
    async close() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      // The script has started Java, which is in its group.
      if (server.pid !== undefined) process.kill(-server.pid, "SIGTERM");
      await ended;
    },
  };
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 1000; attempt++) {
    if (server.exitCode !== null) throw new Error(`Keycloak has ended with exit code ${server.exitCode}.`);
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error("Keycloak does not answer.");
}
