import { randomUUID } from "node:crypto";
import { deliver, type Incoming, isSignedBy } from "../saml/bindings.ts";
import {
  readLogoutRequest,
  readLogoutResponse,
  writeLogoutRequest,
  writeLogoutResponse,
} from "../saml/logout-message.ts";
import { type Reply, textPage, type Visit } from "../web/site.ts";
import type { Organization } from "./organization.ts";
import { signedOutPage } from "./pages.ts";
import type { Sessions } from "./sessions.ts";
import { check, failed, passed, type Verdict, verdictOf } from "./verdict.ts";

interface Context {
  readonly now: () => Date;
  readonly sessions: Sessions;
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
  return deliver(service.binding, {
    parameter: "SAMLRequest",
    url: service.url,
    xml: writeLogoutRequest({
      id: `_${randomUUID()}`,
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
  context: Context,
  _: Visit,
  organization: Organization,
  message: Incoming,
): Reply {
  const { issuer, status } = readLogoutResponse(message.xml);
  return judged(
    context,
    verdictOf([
      signature(organization, issuer, message),
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
  const verdict = verdictOf([signature(organization, request.issuer, message)]);
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

function signature({ idps }: Organization, issuer: string, message: Incoming) {
  const idp = idps.find(({ description }) => description.entityId === issuer);
  const state = isSignedBy(message, idp?.description.certificates ?? []);
  if (state === "yes") return passed("signature", "An imported certificate verifies it.");
  const detail = {
    no: `No imported certificate of ${issuer} verifies the message.`,
    unsigned: "The message is not signed.",
  };
  return failed("signature", "logout-signature", detail[state]);
}

function judged(context: Context, verdict: Verdict, xml?: string): Reply {
  context.judge({ what: "logout", verdict });
  return signedOutPage(verdict, xml);
}
