import { createFaults } from "../faults.ts";
import { openStore } from "../store.ts";
import type { AdfsFaultKind } from "./fault.ts";
import { interpret } from "./interpreter.ts";
import { newWorld } from "./new-world.ts";
import type { AdfsWorld } from "./world.ts";

/** Stands in for powershell.exe on the ADFS server itself: `node local-powershell.ts STATE-FILE …`. */
const [stateFile = ""] = process.argv.slice(2);
const store = openStore<AdfsWorld>(stateFile, await newWorld(new Date()));
await interpret(store, createFaults<AdfsFaultKind>(), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  cut: () => process.exit(1),
});
