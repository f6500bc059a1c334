import type { ResourceDefinition, ResourceState } from "../../host/definition.ts";
import type { PlainMap } from "../../host/value.ts";
import type { AdfsServer } from "../transport/adfs-server.ts";
import type { ActualTrust } from "./actual.ts";
import { firstIdentifier, removeCall } from "./calls.ts";
import { canonicalInputs } from "./canonical.ts";
import { changedNames } from "./changed-names.ts";
import { checkInputs } from "./check.ts";
import { converge } from "./converge.ts";
import { createTrust } from "./create.ts";
import { find } from "./find.ts";
import { readBack } from "./read-back.ts";
import { computedNames } from "./schema.ts";

/** `adfs:index:RelyingPartyTrust`: a relying-party trust, whoever the relying party is. */
export const relyingPartyTrust: ResourceDefinition<AdfsServer> = {
  computed: computedNames,
  replaceOn: ["identifier[0]"],
  // Names and identifiers are unique: a new trust cannot stand beside the one that it replaces.
  deleteBeforeReplace: true,
  canonical: canonicalInputs,
  check: (inputs) => ({ inputs, failures: checkInputs(inputs) }),
  async create(inputs, { config: server, urn, signal }) {
    const made = await createTrust(server, { inputs, urn, signal });
    return { id: firstIdentifier(inputs), outputs: outputsOf(inputs, made) };
  },
  async read(id, state, { config: server, signal }) {
    const { trusts, service } = await server.retrying(() => find(server, [id], signal), signal);
    const [trust] = trusts;
    if (trust === undefined && isEmpty(state)) throw new Error(nothingToImport(id));
    if (trust === undefined) return undefined;
    const inputs = readBack(id, trust.inputs, state.inputs);
    return { id, inputs, outputs: outputsOf(inputs, { trust, service }) };
  },
  async update(id, olds: ResourceState, inputs, { config: server, urn, signal }) {
    const names = changedNames(olds.inputs, inputs);
    return outputsOf(inputs, await converge(server, { id, names, inputs, urn, signal }));
  },
  async delete(id, _, { config: server, signal }) {
    await server.retrying(async () => {
      const { trusts } = await find(server, [id], signal);
      if (trusts.length > 0) await server.run([removeCall(id)], signal);
    }, signal);
  },
};

/** The engine knows nothing yet of what it imports. */
function isEmpty({ inputs, outputs }: ResourceState): boolean {
  return Object.keys(inputs).length + Object.keys(outputs).length === 0;
}

function nothingToImport(id: string): string {
  return (
    `There is no relying-party trust with the identifier ${JSON.stringify(id)} in ADFS, so there is nothing to import. ` +
    "An import takes an identifier, not the name: (Get-AdfsRelyingPartyTrust).Identifier shows all. As webex-sso:import " +
    "it is the entity ID of Webex; without that key the trust is made."
  );
}

function outputsOf(
  inputs: PlainMap,
  { trust, service }: { trust: ActualTrust; service: PlainMap },
): PlainMap {
  return { ...inputs, objectIdentifier: trust.objectIdentifier, ...service };
}
