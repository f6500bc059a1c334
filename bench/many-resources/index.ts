// A large stack with a trust of Webex in it: the hand-written one, and groups.
import { Group } from "@pulumi/okta/group/group.js";
import "../hand-written/index.ts";

const groups = 1_998;

for (let place = 0; place < groups; place += 1) new Group(`group-${place}`, { description: "One of many" });
