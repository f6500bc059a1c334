import { randomUUID } from "node:crypto";
import { deliver, type Incoming } from "../saml/bindings.ts";
import {
  readLogoutRequest,
  readLogoutResponse,
  writeLogoutRequest,
  writeLogoutResponse,
} from "../saml/logout-message.ts";
import { type Reply, textPage, type Visit } from "../web/site.ts";
import { logoutDestinationCheck, logoutSignatureCheck } from "./logout-checks.ts";
import type { Organization } from "./organization.ts";
import { signedOutPage } from "./pages.ts";
import type { Sessions } from "./sessions.ts";
import { check, failed, type Verdict, verdictOf } from "./verdict.ts";

interface Context {
  readonly now: () => Date;
  readonly sessions: Sessions;
  /** The logout request of each browser that has not been answered, by its ID. */
  readonly loggingOut: Map<string, string>;
  readonly judge: (judged: { readonly what: "logout"; readonly verdict: Verdict }) => void;
}

const success = "urn:oasis:names:tc:SAML:2.0:status:Success";

/** The user signs out of Webex: the identity provider is told. */
export function beginWebexLogout(context: Context, { browser }: Visit, { signer }: Organization): Reply {
  const session = context.sessions.of(browser);
  if (session === undefined) return textPage("Webex", 200, "Signed out", "Nobody was signed in.");
  const { organization, idp, nameId, sessionIndex } = session;
  context.sessions.end(browser);
  const service =
    idp.description.logout.find(({ binding }) => binding === "POST") ?? idp.description.logout[0];
  if (service === undefined) {
    const detail = "The imported metadata has no SingleLogoutService.";
    return judged(context, verdictOf([failed("address", "logout-no-address", detail)]));
  }
  const id = `_${randomUUID()}`;
  context.loggingOut.set(browser, id);
  return deliver(service.binding, {
    parameter: "SAMLRequest",
    url: service.url,
    xml: writeLogoutRequest({
      id,
      issueInstant: context.now().toISOString(),
      destination: service.url,
      issuer: organization.description.entityId,
      nameId,
      ...(sessionIndex === undefined ? {} : { sessionIndex }),
    }),
    signer,
  });
}

/** The identity provider has answered. */
export function endWebexLogout(
  { loggingOut, ...context }: Context,
  { browser, url }: Visit,
  organization: Organization,
  message: Incoming,
): Reply {
  const { issuer, status, inResponseTo, destination } = readLogoutResponse(message.xml);
  const asked = loggingOut.get(browser);
  loggingOut.delete(browser);
  return judged(
    context,
    verdictOf([
      logoutSignatureCheck(organization, issuer, message),
      check(
        "asked for",
        "logout-not-asked",
        asked !== undefined && inResponseTo === asked,
        `The response answers ${inResponseTo || "no request"}; asked was ${asked ?? "nothing"}.`,
      ),
      logoutDestinationCheck(url, destination),
      check("status", "logout-status", status[0] === success, `The status is ${status.join(", ")}.`),
    ]),
    message.xml,
  );
}

/** The identity provider ends a session; Webex ends its own and confirms. */
export function answerIdpLogout(
  context: Context,
  visit: Visit,
  organization: Organization,
  message: Incoming,
): Reply {
  const request = readLogoutRequest(message.xml);
  const verdict = verdictOf([
    logoutSignatureCheck(organization, request.issuer, message),
    logoutDestinationCheck(visit.url, request.destination),
  ]);
  const session = context.sessions.of(visit.browser);
  const idp = organization.idps.find(({ description }) => description.entityId === request.issuer);
  const service = idp?.description.logout.find(({ binding }) => binding === message.binding);
  if (verdict.refusal !== undefined || service === undefined) return judged(context, verdict, message.xml);
  context.judge({ what: "logout", verdict });
  const known = session?.nameId.value === request.nameId.value;
  if (known) context.sessions.end(visit.browser);
  return deliver(service.binding, {
    parameter: "SAMLResponse",
    url: service.responseUrl,
    xml: writeLogoutResponse({
      id: `_${randomUUID()}`,
      issueInstant: context.now().toISOString(),
      destination: service.responseUrl,
      issuer: organization.description.entityId,
      inResponseTo: request.id,
      status: [known ? success : "urn:oasis:names:tc:SAML:2.0:status:Requester"],
    }),
    signer: organization.signer,
  });
}

function judged({ judge }: Pick<Context, "judge">, verdict: Verdict, xml?: string): Reply {
  judge({ what: "logout", verdict });
  return signedOutPage(verdict, xml);
}
