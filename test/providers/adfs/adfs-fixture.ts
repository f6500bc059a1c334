import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AdfsLab, startAdfsLab } from "../../../lab/adfs/start.ts";
import { adfsDefinition } from "../../../providers/adfs/definition.ts";
import { serve } from "../../../providers/host/serve.ts";
import type { PropertyMap } from "../../../providers/host/value.ts";
import { connect, type ProviderClient, urnOf } from "../host/client.ts";

/** The provider, attached to a stand-in of an ADFS server by real SSH, and an engine's connection to it. */
export interface AdfsFixture {
  readonly lab: AdfsLab;
  readonly stateFile: string;
  /** How long the provider would have rested, in milliseconds: it does not rest here. */
  readonly rests: readonly number[];
  client(config?: PropertyMap): Promise<ProviderClient>;
  close(): void;
}

export const urn = urnOf("adfs:index:RelyingPartyTrust");

export const otherUrn = urnOf("adfs:index:RelyingPartyTrust", "other");

/** Starts one; the configuration of a client is the stand-in's, with changes. */
export async function adfsFixture(): Promise<AdfsFixture> {
  const folder = mkdtempSync(join(tmpdir(), "adfs-lab-"));
  const stateFile = join(folder, "adfs.json");
  const lab = await startAdfsLab({ stateFile, clock: () => new Date("2026-03-01T12:00:00Z") });
  const rests: number[] = [];
  const wait = async (milliseconds: number) => void rests.push(milliseconds);
  const provider = await serve(adfsDefinition({ wait }));
  const clients: ProviderClient[] = [];
  return {
    lab,
    stateFile,
    rests,
    async client(config = {}) {
      const client = connect(provider.port);
      clients.push(client);
      await client.configure({ ...lab.config, ...config });
      return client;
    },
    close() {
      for (const client of clients) client.close();
      provider.close();
      lab.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
