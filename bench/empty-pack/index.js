import { PolicyPack } from "@pulumi/policy";

process.chdir(import.meta.dirname);
new PolicyPack("empty", {
  policies: [{ name: "nothing", description: "Says nothing.", validateResource: () => {} }],
});
