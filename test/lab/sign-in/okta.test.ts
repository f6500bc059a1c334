import { describeSignIn } from "./matrix.ts";

describeSignIn({ kind: "okta", refusesStrangers: "not assigned", firstOfMetadata: "accepted" });
