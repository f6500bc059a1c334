import type { ProviderDefinition } from "../host/definition.ts";
import { readSettings } from "./settings.ts";
import { AdfsServer, type ServerOptions } from "./transport/adfs-server.ts";
import { localShell } from "./transport/local-shell.ts";
import { sshShell } from "./transport/ssh-shell.ts";
import { relyingPartyTrust } from "./trust/relying-party-trust.ts";
import { packageSchema } from "./trust/schema.ts";

const version = "0.1.0";

/** What stand-ins and tests replace: the environment of the process, and the time that passes. */
export interface AdfsProviderOptions extends Pick<ServerOptions, "wait"> {
  readonly environment?: NodeJS.ProcessEnv;
}

/** The provider `adfs`: relying-party trusts over PowerShell. */
export function adfsDefinition({
  environment,
  ...options
}: AdfsProviderOptions = {}): ProviderDefinition<AdfsServer> {
  return {
    name: "adfs",
    version,
    schema: () => packageSchema(version),
    configure(config) {
      const settings = readSettings(config, environment);
      const shell = settings.transport === "local" ? localShell() : sshShell(settings);
      return new AdfsServer(shell, { ...settings, ...options });
    },
    resources: { "adfs:index:RelyingPartyTrust": relyingPartyTrust },
    functions: {},
  };
}
