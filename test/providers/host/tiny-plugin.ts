import { runProvider } from "../../../providers/host/run-provider.ts";
import { tinyProvider } from "./tiny-provider.ts";

await runProvider(tinyProvider([]));
