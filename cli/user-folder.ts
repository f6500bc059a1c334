/** The folder that the user is in: npm starts scripts in the project's folder and says here where it was called. */
export function userFolder(): string {
  return process.env.INIT_CWD ?? process.cwd();
}
