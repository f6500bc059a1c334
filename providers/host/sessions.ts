import type { CallContext, Parameter, ProviderDefinition } from "./definition.ts";
import type { Caller } from "./unary.ts";
import type { PlainMap } from "./value.ts";

/**
 * Configuration per connection. A provider that engines attach to serves several at once (stacks, instances with
 * other credentials): one must never work with what another one configured.
 */
export class Sessions<Config> {
  readonly #definition: ProviderDefinition<Config>;
  readonly #configs = new Map<string, Config>();
  readonly #parameters = new Map<string, Parameter>();

  constructor(definition: ProviderDefinition<Config>) {
    this.#definition = definition;
  }

  parameterize(peer: string, parameter: Parameter): { readonly name: string; readonly version: string } {
    if (this.#definition.parameterize === undefined) {
      throw new Error(`The provider ${this.#definition.name} takes no parameter.`);
    }
    const answer = this.#definition.parameterize(parameter);
    this.#parameters.set(peer, parameter);
    return answer;
  }

  async configure(peer: string, config: PlainMap): Promise<void> {
    this.#configs.set(peer, await this.#definition.configure(config, this.#parameters.get(peer)));
  }

  context({ peer, signal }: Caller): CallContext<Config> {
    const config = this.#configs.get(peer);
    if (config === undefined) {
      throw new Error(`The provider ${this.#definition.name} has not been configured on this connection.`);
    }
    return { config, signal };
  }
}
