import { execFileSync } from "node:child_process";

/**
 * The command lines of a process and of all that it has started, as `ps` shows them to every user of the machine. Those
 * of other tests, which run at the same time, are none of its business.
 */
export function commandLinesOf(pid: number): string {
  const rows = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" })
    .split("\n")
    .flatMap((line) => {
      const [, own, parent, args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return args === undefined ? [] : [{ pid: Number(own), parent: Number(parent), args }];
    });
  const family = new Set([pid]);
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const row of rows) if (family.has(row.parent)) family.add(row.pid);
  }
  return rows.flatMap((row) => (family.has(row.pid) ? [row.args] : [])).join("\n");
}
