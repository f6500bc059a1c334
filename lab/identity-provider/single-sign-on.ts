import { randomUUID } from "node:crypto";
import { readAuthnRequest } from "../saml/authn-request.ts";
import { deliver, type Incoming, isSignedBy } from "../saml/bindings.ts";
import { type LoginResponse, writeLoginResponse } from "../saml/login-response.ts";
import type { Reply, Visit } from "../web/site.ts";
import { type Accepted, isRefused, type Partner, type Place, type Refused } from "./behaviour.ts";
import { partnerOf, type Running, refusalPage } from "./running.ts";

interface SignOn {
  readonly visit: Visit;
  readonly place: Place;
  readonly message: Incoming;
  /** Whether the person has signed in for this very request. */
  readonly fresh: boolean;
}

/** Answers a request for a sign-in; `who` when nobody has signed in yet. */
export async function answerSignOn(running: Running, signOn: SignOn): Promise<Reply | "who"> {
  const { visit, place, message, fresh } = signOn;
  const request = readAuthnRequest(message.xml);
  const { partner, refusal } = partnerOf(running, place, request.issuer);
  if (partner === undefined) return refusal;
  const { requestCertificates } = partner;
  if (requestCertificates !== undefined && isSignedBy(message, requestCertificates) !== "yes")
    return refusalPage(running, "The request is not signed by the service provider.");
  const accepted = partner.accept(request);
  if (isRefused(accepted)) return refusalPage(running, accepted.refused);
  const session = running.sessions.of(visit);
  if (session === undefined || (accepted.reauthenticate && !fresh)) return "who";

  const now = running.now();
  const content = partner.assertion(request, session, now);
  if (isRefused(content) && content.status === undefined) return refusalPage(running, content.refused);
  const sessionIndex = session.id;
  if (!isRefused(content)) {
    const others = session.participants.filter(({ entityId }) => entityId !== request.issuer);
    const participant = {
      entityId: request.issuer,
      url: visit.url.href,
      nameId: content.nameId,
      sessionIndex,
    };
    session.participants.splice(0, Infinity, ...others, participant);
  }
  const xml = await writeLoginResponse({
    ...envelope(partner, accepted),
    assertionId: `_${randomUUID()}`,
    sessionIndex,
    inResponseTo: request.id,
    issued: now,
    authenticated: session.authenticated,
    content: isRefused(content) ? { status: (content as Refused).status ?? [] } : content,
  });
  const { relayState } = message;
  return deliver("POST", {
    parameter: "SAMLResponse",
    xml,
    url: accepted.acsUrl,
    ...(relayState === undefined ? {} : { relayState }),
  });
}

function envelope(partner: Partner, accepted: Accepted) {
  return {
    id: `_${randomUUID()}`,
    issuer: partner.entityId,
    destination: accepted.destination ?? accepted.acsUrl,
    ...(accepted.recipient === undefined ? {} : { recipient: accepted.recipient }),
    signed: partner.signsResponse,
    signer: partner.signer,
  } satisfies Partial<LoginResponse>;
}
