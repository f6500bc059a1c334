import { describeSignIn } from "./matrix.ts";

describeSignIn({ kind: "entra", refusesStrangers: "AADSTS50105", firstOfMetadata: "accepted" });
