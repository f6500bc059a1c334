import type { BadInput } from "./bad-input.ts";

/** What is done wrong with `review`. */
export const reviewInputs: readonly BadInput[] = [
  {
    name: "a policy pack that is not there, which would look like one with the defaults",
    args: ["review", "--policy-pack", "polices"],
    exit: 2,
    says: ["--policy-pack polices does not exist", "Name the folder of the policy pack"],
  },
  {
    name: "a folder that is no policy pack",
    args: ["review", "--policy-pack", "stacks"],
    exit: 2,
    says: ["--policy-pack stacks is no policy pack", "PulumiPolicy.yaml"],
  },
  {
    name: "a format that there is not",
    args: ["review", "--format", "html"],
    exit: 2,
    says: ["--format", "html", "markdown, json, sarif, junit"],
  },
];
