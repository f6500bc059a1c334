import type { SamlArgs } from "@pulumi/okta/app/saml.js";
import type { AppGroupAssignmentsArgs } from "@pulumi/okta/appGroupAssignments.js";
import type { Unwrap } from "@pulumi/pulumi";

/** The properties of `okta:app/saml:Saml` as data. */
export type OktaApplication = Unwrap<SamlArgs>;

/** The resources of one trust in Okta, as data. */
export interface OktaResources {
  readonly application: OktaApplication;
  /** `okta:index/appGroupAssignments:AppGroupAssignments`; absent when no group may sign in. */
  readonly groupAssignments?: Omit<Unwrap<AppGroupAssignmentsArgs>, "appId">;
}
