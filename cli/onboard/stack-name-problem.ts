/**
 * Why a tenant cannot be called so: the tenant's name is that of its Pulumi stack, and part of a file's name.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/stacks/#create-stack
 * @returns undefined when it can.
 */
export function stackNameProblem(
  name: string,
  existing: readonly string[],
): { readonly message: string; readonly fix: string } | undefined {
  if (!/^[A-Za-z0-9_.-]{1,100}$/.test(name) || name.startsWith("-"))
    return {
      message: `The tenant's name is ${JSON.stringify(name)}.`,
      fix: "Accepted, as for every Pulumi stack: 1 to 100 letters of a-z, A-Z, 0-9, dot, hyphen and underscore, no hyphen first.",
    };
  if (reserved.includes(name.toLowerCase()))
    return {
      message: `A tenant cannot be called ${name}: it is a word of this command.`,
      fix: "Choose another name, such as the organisation's.",
    };
  const other = existing.find((one) => one !== name && one.toLowerCase() === name.toLowerCase());
  if (other === undefined) return undefined;
  return {
    message: `There is a tenant ${other} already, whose file is the same one on Windows and macOS.`,
    fix: `Write ${other}, or choose another name.`,
  };
}

const reserved = ["partner", "customers"];
