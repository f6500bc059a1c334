import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AdfsWorld } from "../../../lab/adfs/world.ts";
import type { EntraWorld } from "../../../lab/entra/world.ts";
import type { OktaWorld } from "../../../lab/okta/world.ts";
import type { PingFederateWorld } from "../../../lab/pingfederate/world.ts";
import type { PingOneWorld } from "../../../lab/pingone/world.ts";
import { openStore } from "../../../lab/store.ts";
import { type Outcome, type SignInOptions, signIn, signOut } from "../../../lab/tenant/journeys.ts";
import { type LabTenant, type SignInLab, startSignInLab } from "../../../lab/tenant/sign-in-lab.ts";
import { readStackFile } from "../../../stacks/stack-file.ts";

/** The stored state of each stand-in. */
export interface Worlds {
  adfs: AdfsWorld;
  entra: EntraWorld;
  okta: OktaWorld;
  pingfederate: PingFederateWorld;
  pingone: PingOneWorld;
}

/** What a journey in and out of Webex came to. */
export interface InAndOut {
  readonly signIn: Outcome;
  /** Absent where nobody was signed in. */
  readonly logout?: Outcome;
}

/** A lab on a folder of its own, with Webex's clock in the test's hands. */
export interface Fixture extends SignInLab {
  /** Seconds by which Webex's clock is ahead. */
  skew(seconds: number): void;
  /** The stored state of a stand-in, as it is now. */
  world<Kind extends keyof Worlds>(kind: Kind): Worlds[Kind];
  /** Breaks what is stored at an identity provider while something is done. */
  meddle<Kind extends keyof Worlds>(
    kind: Kind,
    edit: (world: Worlds[Kind]) => void,
    meanwhile: () => Promise<void>,
  ): Promise<void>;
  /**
   * Breaks what is stored at an identity provider, signs somebody in and out, and puts everything back: data in, outcome
   * out.
   */
  broken<Kind extends keyof Worlds>(
    kind: Kind,
    tenant: LabTenant,
    edit: (world: Worlds[Kind]) => void,
    options?: SignInOptions,
  ): Promise<InAndOut>;
  remove(): void;
}

/** The project itself: its example tenants are what the tests deploy. */
const project = join(import.meta.dirname, "../../..");

export async function startFixture(): Promise<Fixture> {
  const folder = mkdtempSync(join(tmpdir(), "webex-sso-sign-in-"));
  let ahead = 0;
  let last = 0;
  const lab = await startSignInLab({
    project,
    readStackFile,
    folder,
    // No moment comes twice: some make NameIDs of the moment of the sign-in.
    clock() {
      last = Math.max(Date.now(), last + 1);
      return new Date(last);
    },
    webexClock: () => new Date(Date.now() + ahead * 1000),
  });
  const storeOf = <Kind extends keyof Worlds>(kind: Kind) =>
    openStore<Worlds[Kind]>(join(folder, `stand-ins/${kind}.json`), {} as Worlds[Kind]);
  async function meddle<Kind extends keyof Worlds>(
    kind: Kind,
    edit: (world: Worlds[Kind]) => void,
    meanwhile: () => Promise<void>,
  ): Promise<void> {
    const store = storeOf(kind);
    const before = store.read();
    store.change(edit);
    try {
      await meanwhile();
    } finally {
      store.change((world) => Object.assign(world, before));
    }
  }
  return {
    ...lab,
    skew(seconds) {
      ahead = seconds;
    },
    world: (kind) => storeOf(kind).read(),
    meddle,
    async broken(kind, tenant, edit, options) {
      let outcome: InAndOut | undefined;
      await meddle(kind, edit, async () => {
        outcome = await inAndOut(lab, tenant, options);
      });
      return outcome as unknown as InAndOut;
    },
    remove() {
      lab.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Signs somebody in and, if that went well, out again. */
export async function inAndOut(
  lab: SignInLab,
  tenant: LabTenant,
  options?: SignInOptions,
): Promise<InAndOut> {
  const { outcome, agent } = await signIn(lab, tenant, options);
  if (outcome.end !== "accepted") return { signIn: outcome };
  return { signIn: outcome, logout: await signOut(lab, tenant, agent) };
}
