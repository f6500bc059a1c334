import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Language, type Node, Parser } from "web-tree-sitter";
import type { Argument, CmdletCall, TaggedValue } from "../../../providers/adfs/protocol/messages.ts";

/** Parses PowerShell with tree-sitter's grammar, which is not ours. */
export async function powershellParser(): Promise<(script: string) => Node> {
  await Parser.init();
  const resolve = createRequire(import.meta.url).resolve;
  const parser = new Parser();
  parser.setLanguage(
    await Language.load(readFileSync(resolve("tree-sitter-powershell/tree-sitter-powershell.wasm"))),
  );
  return (script) => {
    const tree = parser.parse(script);
    if (tree === null || tree.rootNode.hasError) throw new Error(`PowerShell does not parse:\n${script}`);
    return tree.rootNode;
  };
}

/** The cmdlets that a script calls with `@parameters`, with the hashtable that it assigned before. */
export function callsIn(root: Node): CmdletCall[] {
  const calls: CmdletCall[] = [];
  let parameters: CmdletCall["parameters"] = {};
  for (const statement of statementsOf(root)) {
    const assigned = first(statement, "assignment_expression");
    if (assigned?.text.startsWith("$parameters = ")) {
      parameters = table(first(assigned, "hash_literal_expression")) as CmdletCall["parameters"];
    } else if (statement.text.endsWith(" @parameters")) {
      calls.push({ cmdlet: first(statement, "command_name")?.text ?? "", parameters });
    }
  }
  return calls;
}

const interesting = [
  "hash_literal_expression",
  "array_expression",
  "command",
  "string_literal",
  "variable",
  "integer_literal",
];

function value(node: Node): Argument {
  const found = interesting.includes(node.type) ? node : nearest(node);
  switch (found?.type) {
    case "string_literal":
      return text(found.text);
    case "variable":
      return { $true: true, $false: false, $null: null }[found.text] ?? null;
    case "integer_literal":
      return Number(found.text);
    case "array_expression":
      return statementsOf(found).map((item) => value(item) as string);
    case "hash_literal_expression":
      return { tag: "table", value: table(found) as Record<string, string[]> };
    case "command":
      return object(found);
    default:
      throw new Error(`Nothing to read in ${node.text}`);
  }
}

function object(command: Node): TaggedValue {
  const strings = () => command.descendantsOfType("string_literal").map((node) => text(node?.text ?? ""));
  const name = first(command, "command_name")?.text;
  if (name === "New-Object") return { tag: "certificate", value: strings()[0] ?? "" };
  if (name === "Get-AdfsClaimDescription") return { tag: "claim", value: strings()[0] ?? "" };
  if (name !== "New-AdfsSamlEndpoint") throw new Error(`Nothing calls ${name} here.`);
  const parts = (first(command, "command_elements")?.children ?? []).filter(
    (part) => part !== null && part.type !== "command_argument_sep",
  );
  const given: [string, string | number | boolean][] = [];
  for (let index = 0; index < parts.length; index += 2) {
    given.push([parts[index]?.text.slice(1) ?? "", value(parts[index + 1] as Node) as string]);
  }
  return { tag: "samlEndpoint", value: Object.fromEntries(given) };
}

function table(hash: Node | undefined): Record<string, Argument> {
  const entries = (first(hash, "hash_literal_body")?.children ?? []).filter(
    (entry) => entry?.type === "hash_entry",
  );
  return Object.fromEntries(
    entries.map((entry) => {
      const key = first(entry ?? undefined, "key_expression")?.text ?? "";
      return [key.startsWith("'") ? text(key) : key, value(entry?.children.at(-1) as Node)];
    }),
  );
}

/** As PowerShell's scanner reads a single-quoted literal: of two quotation marks of any kind the second stays. */
function text(literal: string): string {
  const quote = /['\u2018\u2019\u201A\u201B]/;
  let out = "";
  for (let index = 1; index < literal.length - 1; index += 1) {
    if (quote.test(literal[index] ?? "")) {
      index += 1;
      if (index >= literal.length - 1 || !quote.test(literal[index] ?? "")) {
        throw new Error(`The literal ends too early: ${literal}`);
      }
    }
    out += literal[index];
  }
  return out;
}

function statementsOf(node: Node): Node[] {
  const list = first(node, "statement_list");
  return (list?.children ?? []).filter((child) => child?.isNamed && child.type !== "comment") as Node[];
}

/** Breadth first, so that what is nested deeper does not hide what stands before it. */
function nearest(node: Node): Node | undefined {
  let level: Node[] = [node];
  while (level.length > 0) {
    const found = level.find(({ type }) => interesting.includes(type));
    if (found !== undefined) return found;
    level = level.flatMap(({ children }) => children.filter((child) => child !== null));
  }
  return undefined;
}

function first(node: Node | undefined, type: string): Node | undefined {
  return node?.descendantsOfType(type)[0] ?? undefined;
}
