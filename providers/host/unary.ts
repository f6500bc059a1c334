import type { handleUnaryCall } from "@grpc/grpc-js";
import { serviceError } from "./service-error.ts";

/** What a method knows about its caller besides the request. */
export interface Caller {
  /** One per connection, and the engine opens a connection per provider instance. */
  readonly peer: string;
  readonly signal: AbortSignal;
}

/** A gRPC method from an ordinary function: a throw becomes the one-line error of the call. */
export function unary<Request, Response>(
  method: (request: Request, caller: Caller) => Response | Promise<Response>,
): handleUnaryCall<Request, Response> {
  return async (call, answer) => {
    const abort = new AbortController();
    call.on("cancelled", () => abort.abort());
    try {
      answer(null, await method(call.request, { peer: call.getPeer(), signal: abort.signal }));
    } catch (error) {
      answer(serviceError(error));
    }
  };
}
