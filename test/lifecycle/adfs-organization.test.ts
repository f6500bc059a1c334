import { adfsSubject } from "./adfs-subject.ts";
import { describeLifecycle } from "./harness.ts";

describeLifecycle(adfsSubject("organization"));
