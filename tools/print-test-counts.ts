import { readFileSync } from "node:fs";
import { testCounts } from "./test-counts.ts";

/** A program of its own: prints the closing line for the reports that are its arguments. */
const reports = process.argv.slice(2);
if (reports.length === 0) throw new Error("usage: print-test-counts.ts <report.json>...");
console.log(testCounts(...reports.map((report) => JSON.parse(readFileSync(report, "utf8")))));
