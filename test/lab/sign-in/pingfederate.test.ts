import { describeSignIn } from "./matrix.ts";

describeSignIn({ kind: "pingfederate", firstOfMetadata: "accepted" });
