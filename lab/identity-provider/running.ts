import { type Reply, textPage } from "../web/site.ts";
import { type Behaviour, isRefused, type Place } from "./behaviour.ts";
import type { Sessions } from "./sessions.ts";

/** What the parts of an identity provider share. */
export interface Running {
  readonly behaviour: Behaviour;
  readonly sessions: Sessions;
  readonly now: () => Date;
}

/** A refusal as a page. */
export function refusalPage({ behaviour }: Running, refused: string): Reply {
  return textPage(behaviour.title, 400, "Sign-in failed", refused);
}

/** The service provider of a message, or what there is to say instead. */
export function partnerOf({ behaviour }: Running, place: Place, entityId: string) {
  const partner = place.partner(entityId);
  return isRefused(partner)
    ? { refusal: textPage(behaviour.title, 400, "Sign-in failed", partner.refused) }
    : { partner };
}
