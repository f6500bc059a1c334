import { createHash } from "node:crypto";
import ssh2, { type ParsedKey } from "ssh2";
import { createFaults, type Faults } from "../faults.ts";
import type { Behaviour } from "../identity-provider/behaviour.ts";
import type { TenantValues } from "../stand-in.ts";
import { openStore } from "../store.ts";
import { type AdfsConsole, adfsConsole } from "./console.ts";
import type { AdfsFaultKind } from "./fault.ts";
import { newWorld } from "./new-world.ts";
import { prepareTenant } from "./prepare-tenant.ts";
import { publish } from "./publish.ts";
import { adfsSignIn } from "./sign-in.ts";
import { serveSsh } from "./ssh-server.ts";
import type { AdfsWorld } from "./world.ts";

export interface AdfsLabOptions {
  /** A JSON file; made when it is not there. It holds the keys too: the same file again is the same server. */
  readonly stateFile: string;
  /** Default: the system's clock. */
  readonly clock?: () => Date;
  /** Default: none. */
  readonly faults?: Faults<AdfsFaultKind>;
}

export interface AdfsLab extends AdfsConsole {
  readonly sshPort: number;
  /** As `adfs:hostKeyFingerprint` takes it. */
  readonly hostKeyFingerprint: string;
  /** What a client may log on with, under any name. */
  readonly privateKey: string;
  readonly password: string;
  /** The provider's whole configuration, without the prefix `adfs:`. */
  readonly config: Readonly<Record<string, string>>;
  readonly faults: Faults<AdfsFaultKind>;
  /** How it signs users in. */
  readonly signIn: Behaviour;
  prepareTenant(config: TenantValues): void;
  /** The certificate authority of its HTTPS server, as a file: for NODE_EXTRA_CA_CERTS. */
  readonly caFile: string;
  /** How many SSH connections there have been, and how many sessions at most at once. */
  connections(): number;
  sessions(): number;
  close(): void;
}

/**
 * Starts the stand-in of an ADFS server: real SSH on the loopback interface, behind it the cmdlets on a state of
 * their own. The provider itself is the real one.
 *
 * @example
 * const lab = await startAdfsLab({ stateFile: "state/adfs.json" });
 * await stack.setConfig("adfs:host", { value: lab.config.host }); // and the other keys of lab.config
 */
export async function startAdfsLab(options: AdfsLabOptions): Promise<AdfsLab> {
  const { clock = () => new Date(), faults = createFaults<AdfsFaultKind>() } = options;
  const fresh = await newWorld(clock());
  const store = openStore<AdfsWorld>(options.stateFile, fresh);
  store.change(() => {}); // the keys of a new world have to last
  const { hostKey, clientKey, password } = store.read();
  const { port, ...server } = await serveSsh(store, faults);
  const published = await publish(store, `${options.stateFile}.ca.pem`, clock);
  const hostKeyFingerprint = fingerprintOf(hostKey);
  return {
    ...adfsConsole(store),
    ...server,
    sshPort: port,
    hostKeyFingerprint,
    privateKey: clientKey,
    password,
    faults,
    signIn: adfsSignIn(store),
    prepareTenant: (config) => prepareTenant(store, config),
    caFile: published.caFile,
    close() {
      server.close();
      published.close();
    },
    config: {
      host: "127.0.0.1",
      port: String(port),
      username: "LAB\\svc-pulumi",
      hostKeyFingerprint,
      privateKey: clientKey,
    },
  };
}

function fingerprintOf(hostKey: string): string {
  const key = (ssh2.utils.parseKey(hostKey) as ParsedKey).getPublicSSH();
  return `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`;
}
