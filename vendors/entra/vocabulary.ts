/** Entra ID's template of an application that is not in its gallery (applicationTemplate "Custom"). */
export const customTemplate = "8adf8e6e-67b2-4cf2-a259-e3dc5476c621";

/** What Entra ID gives out when an application has no roles at all (Graph, "appRoleAssignment"). */
export const noRole = "00000000-0000-0000-0000-000000000000";
