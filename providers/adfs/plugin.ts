import { runProvider } from "../host/run-provider.ts";
import { adfsDefinition } from "./definition.ts";

// No top-level await: Pulumi's plugin runner loads this graph with require().
void runProvider(adfsDefinition());
