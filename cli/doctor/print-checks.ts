import { styleText } from "node:util";
import { visible } from "../../saml/format-findings.ts";
import { areas, type Check } from "./check.ts";

const marks: Readonly<
  Record<Check["result"], { readonly mark: string; readonly style: "green" | "yellow" | "red" | "gray" }>
> = {
  ok: { mark: "✓", style: "green" },
  warning: { mark: "!", style: "yellow" },
  failed: { mark: "✗", style: "red" },
  "not asked": { mark: "?", style: "gray" },
};

/** A table for a terminal, with what there is to do below each line, and a count at the end. */
export function printChecks(tenant: string, checks: readonly Check[], isColoured: boolean): string {
  const width = Math.max(0, ...checks.map(({ name }) => name.length));
  const styled = (text: string, style: Parameters<typeof styleText>[0]) =>
    isColoured ? styleText(style, text, { validateStream: false }) : text;
  const sections = areas.flatMap((area) => {
    const own = checks.filter((one) => one.area === area);
    if (own.length === 0) return [];
    const lines = own.flatMap(({ name, result, detail, fix }) => {
      const { mark, style } = marks[result];
      const reason = result === "not asked" ? `could not be asked: ${detail}` : detail;
      const [first = "", ...rest] = visible(reason).split("\n");
      const indent = " ".repeat(width + 6);
      return [
        `  ${styled(mark, style)} ${visible(name).padEnd(width)}  ${first}`,
        ...rest.map((line) => `${indent}${line}`),
        ...(fix === undefined
          ? []
          : visible(fix)
              .split("\n")
              .map((line) => `${indent}→ ${line}`)),
      ];
    });
    return [styled(area, "bold"), ...lines, ""];
  });
  return [...sections, `${tenant}: ${tally(checks)}`].join("\n");
}

/** @example "1 failed, 2 warnings, 9 ok" */
function tally(checks: readonly Check[]): string {
  const count = (result: Check["result"]) => checks.filter((one) => one.result === result).length;
  const [failed, warnings, ok, notAsked] = [
    count("failed"),
    count("warning"),
    count("ok"),
    count("not asked"),
  ];
  return [
    failed > 0 ? `${failed} failed` : "",
    warnings > 0 ? `${warnings} ${warnings === 1 ? "warning" : "warnings"}` : "",
    `${ok} ok`,
    notAsked > 0 ? `${notAsked} could not be asked` : "",
  ]
    .filter(Boolean)
    .join(", ");
}
