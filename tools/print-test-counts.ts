import { readFileSync } from "node:fs";
import { testCounts } from "./test-counts.ts";

/** A program of its own: prints the closing line for the report that is its only argument. */
const [report] = process.argv.slice(2);
if (report === undefined) throw new Error("usage: print-test-counts.ts <report.json>");
console.log(testCounts(JSON.parse(readFileSync(report, "utf8"))));
