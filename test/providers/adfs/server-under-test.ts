import { readFileSync } from "node:fs";
import { adfsDefinition } from "../../../providers/adfs/definition.ts";
import { serve } from "../../../providers/host/serve.ts";
import { connect, type ProviderClient } from "../host/client.ts";
import { adfsFixture } from "./adfs-fixture.ts";

export interface ServerUnderTest {
  readonly client: ProviderClient;
  /** For people. */
  readonly place: string;
  close(): void;
}

/**
 * The stand-in; under `npm run test:adfs` the ADFS server of ADFS_HOST: docs/adfs-provider.md lists the variables. They
 * may be exported for a deployment, so that they alone must not send `npm test` to a server that is in use.
 *
 * @param mode vitest's --mode
 */
export async function serverUnderTest(
  environment = process.env,
  mode = process.env.MODE,
): Promise<ServerUnderTest> {
  if (mode !== "adfs") {
    const fixture = await adfsFixture();
    return { client: await fixture.client(), place: "the stand-in", close: fixture.close };
  }
  const { ADFS_HOST: place } = environment;
  if (!place) throw new Error("npm run test:adfs needs ADFS_HOST and more: see docs/adfs-provider.md.");
  const provider = await serve(adfsDefinition());
  const client = connect(provider.port);
  await client.configure(configOf(environment));
  return {
    client,
    place,
    close() {
      client.close();
      provider.close();
    },
  };
}

function configOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  const { ADFS_PRIVATE_KEY_FILE: keyFile } = environment;
  const entries = {
    host: environment.ADFS_HOST,
    port: environment.ADFS_PORT,
    username: environment.ADFS_USERNAME,
    hostKeyFingerprint: environment.ADFS_HOST_KEY_FINGERPRINT,
    privateKey: keyFile ? readFileSync(keyFile, "utf8") : undefined,
    agent: environment.ADFS_AGENT,
    password: environment.ADFS_PASSWORD,
  };
  return Object.fromEntries(
    Object.entries(entries).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
