import type { Send } from "../../vendors/api.ts";
import { patient } from "../vendor-api/patient.ts";
import { type SendOptions, sender } from "../vendor-api/send.ts";

/** How an API is reached; tests bring their own. */
export interface Connection {
  readonly send: Send;
  /** Told to whoever waits, on standard error. */
  readonly tell: (message: string) => void;
}

/** Lists of users are long: an API that is busy is waited for. */
export function platformConnection(tell: Connection["tell"], options: SendOptions = {}): Connection {
  return { send: patient(sender({ timeoutSeconds: 30, ...options }), { tell }), tell };
}
