import { describeLifecycle } from "./harness.ts";
import { oktaSubject } from "./okta-subject.ts";

describeLifecycle(oktaSubject("organization"));
