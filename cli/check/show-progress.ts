/**
 * A line on a terminal that counts what is done, and goes when all is; nothing where standard error is no terminal.
 *
 * @example const progress = showProgress(10_000, "tenants"); progress(250); // 250 of 10,000 tenants
 */
export function showProgress(all: number, noun: string): (done: number) => void {
  if (!process.stderr.isTTY) return () => {};
  return (done) =>
    process.stderr.write(
      done < all ? `\r${done.toLocaleString("en")} of ${all.toLocaleString("en")} ${noun}` : "\r\u001b[2K",
    );
}
