import { printableJson } from "../../../formats/plain-text.ts";
import type { CheckResult } from "../check-result.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { sarif } from "./sarif.ts";
import { type TextOptions, text } from "./text.ts";

/** Every format of a check by name. */
export const formats = {
  text,
  json: (result) => printableJson(result),
  sarif,
  markdown,
  junit,
} as const satisfies Record<string, (result: CheckResult, options: TextOptions) => string>;

/** @example "sarif" */
export type FormatName = keyof typeof formats;
