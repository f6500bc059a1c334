import { printableJson } from "../../formats/plain-text.ts";
import type { Review } from "../review.ts";
import { junit } from "./junit.ts";
import { commentBudget, markdown } from "./markdown.ts";
import { sarif } from "./sarif.ts";

/** How a review is written. */
export interface FormatOptions {
  /** Whether it must fit into a comment on a pull request. */
  readonly isComment?: true;
  /** Where the whole review is. */
  readonly rest?: string;
}

interface Format {
  readonly extension: string;
  readonly render: (review: Review, options: FormatOptions) => string;
}

/** Every format by name. */
export const formats = {
  markdown: {
    extension: "md",
    render: (review, { isComment, ...options }) =>
      markdown(review, isComment ? { budget: commentBudget, ...options } : {}),
  },
  json: { extension: "json", render: (review) => printableJson(review) },
  sarif: { extension: "sarif", render: (review) => sarif(review) },
  junit: { extension: "xml", render: (review) => junit(review) },
} as const satisfies Record<string, Format>;

/** @example "sarif" */
export type FormatName = keyof typeof formats;
