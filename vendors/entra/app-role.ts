import { noRole } from "./vocabulary.ts";

/** A role of the application, as the service principal shows it. */
interface AppRole {
  readonly id: string;
  readonly displayName: string;
  readonly enabled: boolean;
  readonly allowedMemberTypes: readonly string[];
}

/**
 * The role that whoever may sign in is given: the one of that display name, else the first that users can have. An
 * application without any role takes none.
 *
 * @example appRoleIdOf(servicePrincipal.appRoles, "User")
 */
export function appRoleIdOf(roles: readonly AppRole[], displayName: string): string {
  const eligible = roles.filter(
    ({ enabled, allowedMemberTypes }) => enabled && allowedMemberTypes.includes("User"),
  );
  return (eligible.find((role) => role.displayName === displayName) ?? eligible[0])?.id ?? noRole;
}
