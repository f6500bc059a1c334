import type { Mark } from "../../reference.ts";

/** What an administrator can do whose AuthenticateUser is refused. */
export interface WayOut {
  readonly name: string;
  readonly how: string;
  readonly source: string;
  readonly mark: Mark;
}

/** From the one that helps within minutes to the one that lasts. */
export const waysOut: readonly WayOut[] = [
  {
    name: "A site administrator's emergency password",
    how: "A site administrator can keep a password beside SSO: put webExID and password into the securityContext of each request, and no AuthenticateUser is needed. It opens the whole site: keep it as you keep a root password, and change it when SSO works again.",
    source: "https://communities.cisco.com/thread/86845",
    mark: "uncertain",
  },
  {
    name: "A Webex access token",
    how: "AuthenticateUser takes the access token of a Webex integration (scope spark:all) in the place of an assertion: <accessToken> in its bodyContent. That is the way for sites that Control Hub manages.",
    source: "https://developer.cisco.com/docs/webex-xml-api-reference-guide/authenticateuser",
    mark: "documented",
  },
  {
    name: "A partner SAML configuration",
    how: "Separate from the site's own SSO: Webex sets a partner's identity provider up by change request, with the list of site URLs that it may be used for; then each site's administrator switches it on. webex-sso xmlapi form writes the request.",
    source: "https://communities.cisco.com/thread/86845",
    mark: "uncertain",
  },
  {
    name: "A site that Webex manages through Control Hub (Webex Teams)",
    how: "Have the site converted: users then sign in through the organisation in Control Hub (one trust, as a tenant of this project), and programs use the REST APIs with an access token.",
    source: "https://developer.cisco.com/docs/webex-meetings/xml-api",
    mark: "corroborated",
  },
];

/** What Cisco announced about these APIs, in sentences. */
export const retirement: readonly string[] = [
  "Cisco announced the end of the meetings-related XML APIs for 31 March 2024; those for user management (CreateUser, SetUser, …) are not affected. Build nothing new on them: the REST APIs take an access token.",
  "Source: https://developer.cisco.com/docs/webex-meetings/xml-api",
];
