import { entraSubject } from "./entra-subject.ts";
import { describeLifecycle } from "./harness.ts";

describeLifecycle(entraSubject("organization"));
