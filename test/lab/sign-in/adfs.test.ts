import { describeSignIn } from "./matrix.ts";

describeSignIn({ kind: "adfs", refusesStrangers: "MSIS5007", firstOfMetadata: "refused" });
