// A pack's entry is loaded by require(), through ts-node, which refuses TypeScript modules: Node itself loads the rest.
import "./pack.ts";
