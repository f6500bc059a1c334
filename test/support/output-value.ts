import type * as pulumi from "@pulumi/pulumi";

/** What an output has, once it is known. */
export function outputValue<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => {
    output.apply(resolve);
  });
}
