import { people, personOf } from "../people.ts";
import { type Incoming, receive } from "../saml/bindings.ts";
import { type Reply, type Site, textPage, type Visit } from "../web/site.ts";
import type { Behaviour, Place } from "./behaviour.ts";
import type { Running } from "./running.ts";
import { Sessions } from "./sessions.ts";
import { answerLogout, beginLogout, endLogout } from "./single-logout.ts";
import { answerSignOn } from "./single-sign-on.ts";

/** The path at which people sign out of any identity provider of the lab. */
export const signOutPath = "/lab/sign-out";
/** The field by which the sign-in page says who somebody is. The lab asks for no password. */
const personField = "lab-person";

/** An identity provider in the web of the lab: a vendor's behaviour with a sign-in page and sessions. */
export function identityProvider(behaviour: Behaviour, now: () => Date): Site {
  const running: Running = { behaviour, sessions: new Sessions(now), now };
  const { title } = behaviour;
  return {
    owns: (url) => behaviour.owns(url),
    async visit(visit) {
      const metadata = behaviour.metadata?.(visit.url);
      if (metadata !== undefined)
        return { kind: "document", type: "application/samlmetadata+xml", body: metadata };
      if (visit.url.pathname === signOutPath) return beginLogout(running, visit);
      const place = behaviour.locate(visit.url);
      if (place === undefined) return textPage(title, 404, "Not found", "There is nothing at this address.");
      const message = receive(visit.url, visit.form);
      if (message === undefined) return textPage(title, 400, "No message", "A SAML message is missing.");
      const role = /^<(?:[\w.-]+:)?Logout/.test(message.xml) ? "logout" : "sign-on";
      if (!place.roles.includes(role))
        return textPage(title, 400, "Wrong address", "This message does not belong here.");
      if (role === "sign-on") return signOn(running, visit, place, message);
      return message.parameter === "SAMLResponse"
        ? endLogout(running, place, message)
        : answerLogout(running, visit, place, message);
    },
  };
}

/** Asks who it is where nobody has signed in yet. */
async function signOn(running: Running, visit: Visit, place: Place, message: Incoming): Promise<Reply> {
  const { behaviour, sessions } = running;
  const chosen = visit.form.get(personField);
  if (chosen !== null) {
    const person = personOf(chosen);
    if (person.disabled)
      return textPage(behaviour.title, 403, "Sign-in failed", `The account ${person.id} is disabled.`);
    sessions.begin(visit, person);
  }
  const answer = answerSignOn(running, { visit, place, message, fresh: chosen !== null });
  const reply = await answer;
  if (reply !== "who") return reply;
  const fields = {
    [message.parameter]:
      visit.form.get(message.parameter) ?? visit.url.searchParams.get(message.parameter) ?? "",
    ...(message.relayState === undefined ? {} : { RelayState: message.relayState }),
  };
  return {
    kind: "page",
    status: 200,
    site: behaviour.title,
    title: "Sign in",
    text: ["Who are you? The lab asks for no password."],
    forms: people.map(({ id, profile }) => ({
      label: `${id} (${profile.userName})`,
      url: visit.url.href,
      fields: { ...(message.binding === "POST" ? fields : {}), [personField]: id },
    })),
  };
}
