import { Application, type ApplicationArgs } from "@pulumi/azuread/application.js";
import { ApplicationIdentifierUri } from "@pulumi/azuread/applicationIdentifierUri.js";
import { AppRoleAssignment, type AppRoleAssignmentArgs } from "@pulumi/azuread/appRoleAssignment.js";
import { ServicePrincipal, type ServicePrincipalArgs } from "@pulumi/azuread/servicePrincipal.js";
import {
  ServicePrincipalTokenSigningCertificate,
  type ServicePrincipalTokenSigningCertificateArgs,
} from "@pulumi/azuread/servicePrincipalTokenSigningCertificate.js";
import { appRoleIdOf } from "../../vendors/entra/app-role.ts";
import type { EntraResources } from "../../vendors/entra/resources.ts";
import type * as pulumi from "../pulumi.ts";
import { type Transform, transformed } from "../transform.ts";
import type { EntraIds } from "./ids.ts";

/** What every child of an Entra ID trust is made with. */
export interface Making {
  readonly name: string;
  readonly parent: pulumi.Resource;
  readonly desired: EntraResources;
  readonly ids: EntraIds;
}

/** A child's options; with an identifier it is adopted. */
export function child(
  { parent }: Making,
  id: string | undefined,
  more: pulumi.CustomResourceOptions = {},
): pulumi.CustomResourceOptions {
  return { parent, ...(id === undefined ? {} : { import: id }), ...more };
}

/** What the template brings, and what other resources here set, is not the application's own to change. */
export function makeApplication(making: Making, transform?: Transform<ApplicationArgs>): Application {
  const { name, desired, ids } = making;
  const ignoreChanges = ["appRoles", "appRoleIds", "owners", "identifierUris", "templateId"];
  return new Application(
    name,
    transformed<ApplicationArgs>(desired.application, transform),
    child(making, ids.application, { ignoreChanges }),
  );
}

export function makeServicePrincipal(
  making: Making,
  { clientId }: Application,
  transform?: Transform<ServicePrincipalArgs>,
): ServicePrincipal {
  const { name, desired, ids } = making;
  return new ServicePrincipal(
    name,
    transformed<ServicePrincipalArgs>({ clientId, ...desired.servicePrincipal }, transform),
    child(making, ids.servicePrincipal, { ignoreChanges: ["owners", "useExisting"] }),
  );
}

/**
 * By name. Retained when one is removed here: the plugin's delete takes away another one instead, which may be the one
 * that signs (terraform-provider-azuread #1690). Removing the application takes them all.
 */
export function makeCertificates(
  making: Making,
  { id: servicePrincipalId }: ServicePrincipal,
  transform?: Transform<ServicePrincipalTokenSigningCertificateArgs>,
): Record<string, ServicePrincipalTokenSigningCertificate> {
  const { name, desired, ids } = making;
  const made = Object.entries(desired.signingCertificates).map(([key, certificate]) => [
    key,
    new ServicePrincipalTokenSigningCertificate(
      `${name}-${key}`,
      transformed<ServicePrincipalTokenSigningCertificateArgs>(
        { servicePrincipalId, ...certificate },
        transform,
      ),
      child(making, ids.signingCertificate(key), {
        // One that is adopted keeps the name that it has.
        ignoreChanges: ["displayName"],
        retainOnDelete: true,
        protect: false,
      }),
    ),
  ]);
  return Object.fromEntries(made);
}

/**
 * Graph refuses an identifier on a domain that is not the tenant's own until the service principal's mode is saml
 * (terraform-provider-azuread #797), and may take a while to notice (#1392): so this comes after the certificates, for
 * which the plugin waits until they are seen.
 */
export function makeIdentifierUri(
  making: Making,
  { id: applicationId }: Application,
  dependsOn: pulumi.Resource[],
): ApplicationIdentifierUri {
  const { name, desired, ids } = making;
  const { identifierUri } = desired.identifierUri;
  return new ApplicationIdentifierUri(
    name,
    { applicationId, identifierUri },
    child(making, ids.identifierUri(identifierUri), { dependsOn }),
  );
}

/** By object ID. Not protected: who may sign in changes day by day, without the trust being any other. */
export function makeAssignments(
  making: Making,
  { appRoles, objectId: resourceObjectId }: ServicePrincipal,
  appRole: string,
  transform?: Transform<AppRoleAssignmentArgs>,
): Record<string, AppRoleAssignment> {
  const { name, desired, ids } = making;
  const appRoleId = appRoles.apply((roles) => appRoleIdOf(roles, appRole));
  const made = desired.assignments.map(({ principalObjectId }) => [
    principalObjectId,
    new AppRoleAssignment(
      `${name}-${principalObjectId}`,
      transformed<AppRoleAssignmentArgs>({ appRoleId, principalObjectId, resourceObjectId }, transform),
      child(making, ids.assignment(principalObjectId), { protect: false }),
    ),
  ]);
  return Object.fromEntries(made);
}
