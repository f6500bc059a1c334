import type { ProviderDefinition } from "../../providers/host/definition.ts";
import type { Store } from "../store.ts";
import { PingOneApiError } from "./api-error.ts";
import { application, applicationOutputs } from "./application.ts";
import { applicationAttributeMapping } from "./application-attribute-mapping.ts";
import { certificate } from "./certificate.ts";
import { pingOneConfig } from "./config.ts";
import { EnvironmentStore } from "./environment-store.ts";
import { apiOf, type PingOneSession } from "./session.ts";
import type { PingOneWorld } from "./world.ts";

/** The stand-in of the Terraform provider `pingone` behind Pulumi's bridge, on a state of its own. */
export function pingOneDefinition(store: Store<PingOneWorld>): ProviderDefinition<PingOneSession> {
  return {
    name: "pingone",
    version: "1.20.0",
    configure: (input) => ({
      ...pingOneConfig(input),
      environment: (id) => new EnvironmentStore(store, id),
    }),
    resources: {
      "pingone:index/application:Application": application,
      "pingone:index/applicationAttributeMapping:ApplicationAttributeMapping": applicationAttributeMapping,
      "pingone:index/certificate:Certificate": certificate,
    },
    functions: {
      "pingone:index/getEnvironment:getEnvironment": async (args, { config }) => {
        config.environment(String(args.environmentId)).read();
        return { ...args, id: args.environmentId ?? null, region: config.region };
      },
      "pingone:index/getApplication:getApplication": async (args, { config }) => {
        const { applicationId, name } = args;
        const found = apiOf(config, args)
          .applications.list()
          .find(({ id, settings }) => (applicationId ? id === applicationId : settings.name === name));
        if (found === undefined)
          throw new PingOneApiError(
            "NOT_FOUND",
            `Cannot find application from ${applicationId ? "id" : "name"}: ${String(applicationId ?? name)}`,
          );
        return { ...applicationOutputs(found, args), id: found.id, applicationId: found.id };
      },
    },
  };
}
