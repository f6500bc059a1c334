import type { PlainMap } from "../../providers/host/value.ts";
import type { Store } from "../store.ts";
import { entraApi } from "./api.ts";
import { DirectoryStore, newId } from "./directory-store.ts";
import { galleryTemplate } from "./templates.ts";
import type { EntraApp, EntraPolicy, EntraPrincipal, EntraServicePrincipal, EntraWorld } from "./world.ts";

/** What an administrator does in the admin center, behind the back of every program. */
export interface EntraDirectoryConsole {
  readonly applications: {
    list(): EntraApp[];
    /** An application of the gallery, with its service principal in SAML mode and an identifier. */
    addFromGallery(settings: PlainMap, identifierUri: string): EntraApp;
    remove(id: string): void;
    /** Settings by the names of the provider's inputs. */
    change(id: string, patch: PlainMap): void;
  };
  readonly servicePrincipals: {
    list(): EntraServicePrincipal[];
    change(id: string, patch: PlainMap): void;
    /** Makes the certificate of that thumbprint the one that signs. */
    activate(id: string, thumbprint: string): void;
  };
  readonly policies: { list(): EntraPolicy[] };
  readonly principals: {
    list(): EntraPrincipal[];
    add(type: EntraPrincipal["type"], displayName: string): EntraPrincipal;
  };
  readonly assignments: { remove(servicePrincipalId: string, principalId: string): void };
  /** Everything that was sent to this directory and wrote or was refused, in order. */
  requests(): readonly string[];
}

/** Opens the admin center of one directory. */
export function entraDirectory(
  store: Store<EntraWorld>,
  now: () => Date,
  tenantId: string,
): EntraDirectoryConsole {
  const { applications, assignments, instantiate, policies, servicePrincipals } = entraApi(
    store,
    now,
    tenantId,
  );
  const directory = new DirectoryStore(store, now, tenantId);
  return {
    applications: {
      list: () => applications.list(),
      addFromGallery(settings, identifierUri) {
        const { id, appId } = instantiate(galleryTemplate, "gallery");
        const one = servicePrincipals.list().find((candidate) => candidate.appId === appId);
        servicePrincipals.update(one?.id ?? "", { preferredSingleSignOnMode: "saml" }, {});
        return applications.update(id, settings, { identifierUris: [identifierUri] });
      },
      remove: (id) => applications.delete(id),
      change: (id, patch) =>
        void applications.update(id, { ...applications.get(id)?.settings, ...patch }, {}),
    },
    servicePrincipals: {
      list: () => servicePrincipals.list(),
      change: (id, patch) =>
        void servicePrincipals.update(id, { ...servicePrincipals.get(id)?.settings, ...patch }, {}),
      activate: (id, thumbprint) => servicePrincipals.activate(id, thumbprint),
    },
    policies: { list: () => policies.list() },
    principals: {
      list: () => directory.read().principals,
      add: (type, displayName) =>
        directory.send(`POST /v1.0/${type.toLowerCase()}s`, (world) => {
          const principal = { id: newId(world, type === "Group" ? "group" : "user"), type, displayName };
          world.principals.push(principal);
          return principal;
        }),
    },
    assignments: {
      remove(servicePrincipalId, principalId) {
        const found = servicePrincipals
          .get(servicePrincipalId)
          ?.assignments.find((assignment) => assignment.principalId === principalId);
        assignments.delete(servicePrincipalId, found?.id ?? "");
      },
    },
    requests: () => directory.read().requests,
  };
}
