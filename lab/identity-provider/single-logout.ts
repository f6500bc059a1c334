import { randomUUID } from "node:crypto";
import { deliver, type Incoming, isSignedBy } from "../saml/bindings.ts";
import {
  readLogoutRequest,
  readLogoutResponse,
  writeLogoutRequest,
  writeLogoutResponse,
} from "../saml/logout-message.ts";
import { type Reply, textPage, type Visit } from "../web/site.ts";
import { isRefused, type Partner, type Place } from "./behaviour.ts";
import { partnerOf, type Running } from "./running.ts";

const status = (name: string) => `urn:oasis:names:tc:SAML:2.0:status:${name}`;

/** Answers a service provider's request for a logout. */
export function answerLogout(running: Running, visit: Visit, place: Place, message: Incoming): Reply {
  const { behaviour, sessions, now } = running;
  const request = readLogoutRequest(message.xml);
  const { partner, refusal } = partnerOf(running, place, request.issuer);
  if (partner === undefined) return refusal;
  const page = (text: string) => textPage(behaviour.title, 400, "Sign-out failed", text);
  const { logout } = partner;
  if (logout === undefined) return page("Single logout is not set up for this application.");
  if (!logout.takes.includes(message.binding))
    return page(
      logout.takes.length === 0
        ? "Logout that the application starts is not set up for it."
        : `Logout requests by ${message.binding} are not supported.`,
    );
  if (logout.verifies && isSignedBy(message, logout.certificates) !== "yes")
    return page("The signature of the logout request cannot be verified.");
  const session = sessions.of(visit);
  const participant = session?.participants.find(({ entityId }) => entityId === request.issuer);
  const known =
    participant !== undefined &&
    (!logout.comparesNameId ||
      (participant.nameId.value === request.nameId.value &&
        participant.nameId.format === request.nameId.format));
  if (known) sessions.end(visit);
  if (logout.answers === undefined)
    return textPage(behaviour.title, 200, "Signed out", "There is no address to answer at.");
  const { binding, url } = logout.answers;
  return deliver(binding, {
    parameter: "SAMLResponse",
    url,
    xml: writeLogoutResponse({
      id: `_${randomUUID()}`,
      issueInstant: now().toISOString(),
      destination: url,
      issuer: partner.entityId,
      inResponseTo: request.id,
      status: known ? [status("Success")] : [status("Requester"), status("UnknownPrincipal")],
    }),
    ...(message.relayState === undefined ? {} : { relayState: message.relayState }),
    signer: partner.signer,
  });
}

/** A person signs out here: the first service provider that can be told is told. */
export function beginLogout({ behaviour, sessions, now }: Running, visit: Visit): Reply {
  const session = sessions.of(visit);
  sessions.end(visit);
  for (const { entityId, url, nameId, sessionIndex } of session?.participants ?? []) {
    const partner = behaviour.locate(new URL(url))?.partner(entityId);
    if (partner === undefined || isRefused(partner) || partner.logout?.requests === undefined) continue;
    return deliver(partner.logout.requests.binding, {
      parameter: "SAMLRequest",
      url: partner.logout.requests.url,
      xml: writeLogoutRequest({
        id: `_${randomUUID()}`,
        issueInstant: now().toISOString(),
        destination: partner.logout.requests.url,
        issuer: partner.entityId,
        nameId,
        sessionIndex,
      }),
      signer: (partner as Partner).signer,
    });
  }
  return textPage(behaviour.title, 200, "Signed out", "No application had to be told.");
}

/** The service provider has answered a request of beginLogout. */
export function endLogout(running: Running, place: Place, message: Incoming): Reply {
  const response = readLogoutResponse(message.xml);
  const { partner, refusal } = partnerOf(running, place, response.issuer);
  if (partner === undefined) return refusal;
  const { title } = running.behaviour;
  if (partner.logout?.verifies && isSignedBy(message, partner.logout.certificates) !== "yes")
    return textPage(title, 400, "Sign-out failed", "The signature of the answer cannot be verified.");
  return response.status[0] === status("Success")
    ? textPage(title, 200, "Signed out", "The application has confirmed it.")
    : textPage(title, 400, "Sign-out failed", `The application answered ${response.status.join(" ")}.`);
}
