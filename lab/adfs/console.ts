import type { Store } from "../store.ts";
import { bindParameters } from "./bind-parameters.ts";
import { cmdlets } from "./cmdlets.ts";
import type { AdfsCall, AdfsTrust, AdfsWorld } from "./world.ts";

/** What an administrator at the server sees and does, for tests. */
export interface AdfsConsole {
  readonly trusts: {
    list(): readonly AdfsTrust[];
    /** Makes a trust by hand. */
    add(name: string, identifier: string, settings?: Partial<AdfsTrust>): AdfsTrust;
    change(identifier: string, settings: Partial<AdfsTrust>): void;
    remove(identifier: string): void;
  };
  /** Calls of cmdlets that change something, in order; nested ones (New-AdfsSamlEndpoint) are left out. */
  changes(): readonly AdfsCall[];
  /** Every call. */
  calls(): readonly AdfsCall[];
}

/** Opens the console of a world. */
export function adfsConsole(store: Store<AdfsWorld>): AdfsConsole {
  const run = (world: AdfsWorld, cmdlet: string, parameters: Record<string, unknown>) =>
    cmdlets[cmdlet]?.(world, bindParameters(cmdlet, parameters));
  return {
    trusts: {
      list: () => store.read().trusts,
      add: (name, identifier, settings = {}) =>
        store.change((world) => {
          run(world, "Add-AdfsRelyingPartyTrust", { Name: name, Identifier: [identifier] });
          return Object.assign(trustOf(world, identifier), settings);
        }),
      change: (identifier, settings) =>
        store.change((world) => void Object.assign(trustOf(world, identifier), settings)),
      remove: (identifier) =>
        store.change(
          (world) => void run(world, "Remove-AdfsRelyingPartyTrust", { TargetIdentifier: identifier }),
        ),
    },
    changes: () =>
      store.read().calls.filter(({ cmdlet }) => /^(Add|Set|Enable|Disable|Remove)-/.test(cmdlet)),
    calls: () => store.read().calls,
  };
}

function trustOf(world: AdfsWorld, identifier: string): AdfsTrust {
  const trust = world.trusts.find(({ Identifier }) => Identifier.includes(identifier));
  if (trust === undefined) throw new Error(`The stand-in has no trust ${identifier}.`);
  return trust;
}
