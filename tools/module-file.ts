import { extname, join } from "node:path";

/**
 * The file of a module that is started as a process of its own: TypeScript in a checkout, JavaScript in the npm package.
 *
 * @param from the `import.meta` of whoever starts it.
 * @param path of the module from there, without its ending.
 * @example spawn(process.execPath, [moduleFile(import.meta, "worker")])
 */
export function moduleFile({ dirname, filename }: ImportMeta, path: string): string {
  return join(dirname, `${path}${extname(filename)}`);
}
