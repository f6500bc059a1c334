/**
 * Changes the properties of one child resource before it is made, so that nobody has to fork a component:
 * properties to lay over, or a function of all of them.
 *
 * @example { application: { adminNote: "Owned by the collaboration team" } }
 */
export type Transform<Args> = Partial<Args> | ((args: Args) => Args);

/** Applies a transform; without one the properties stay as they are. */
export function transformed<Args extends object>(args: Args, transform: Transform<Args> | undefined): Args {
  return typeof transform === "function" ? transform(args) : { ...args, ...transform };
}
