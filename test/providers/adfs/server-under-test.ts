import { readFileSync } from "node:fs";
import { adfsDefinition } from "../../../providers/adfs/definition.ts";
import { serve } from "../../../providers/host/serve.ts";
import { connect, type ProviderClient } from "../host/client.ts";
import { adfsFixture } from "./adfs-fixture.ts";

export interface ServerUnderTest {
  readonly client: ProviderClient;
  close(): void;
}

/** The ADFS server of ADFS_HOST, or else the stand-in: docs/adfs.md lists the variables. */
export async function serverUnderTest(environment = process.env): Promise<ServerUnderTest> {
  if (!environment.ADFS_HOST) {
    const fixture = await adfsFixture();
    return { client: await fixture.client(), close: fixture.close };
  }
  const provider = await serve(adfsDefinition());
  const client = connect(provider.port);
  await client.configure(configOf(environment));
  return {
    client,
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
