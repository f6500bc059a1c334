import { parentPort, workerData } from "node:worker_threads";
import { type CheckSettings, checkTenant } from "./check-tenant.ts";

/** A thread of a check: it gets the names of tenants, and answers with what was found of each, in their order. */
parentPort?.on("message", (names: readonly string[]) => {
  parentPort?.postMessage(names.map((name) => checkTenant(name, workerData as CheckSettings)));
});
