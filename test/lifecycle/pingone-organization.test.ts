import { describeLifecycle } from "./harness.ts";
import { pingOneSubject } from "./pingone-subject.ts";

describeLifecycle(pingOneSubject("organization"));
