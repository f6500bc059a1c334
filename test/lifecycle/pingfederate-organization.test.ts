import { describeLifecycle } from "./harness.ts";
import { pingFederateSubject } from "./pingfederate-subject.ts";

describeLifecycle(pingFederateSubject("organization"));
