import { describeSignIn } from "./matrix.ts";

describeSignIn({ kind: "pingone", refusesStrangers: "ACCESS_DENIED", firstOfMetadata: "accepted" });
