import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { beforeAll, describe, expect, test } from "vitest";
import { Language, type Node, Parser } from "web-tree-sitter";
import { documented } from "../../../lab/adfs/documented.ts";
import { allowList } from "../../../providers/adfs/protocol/allow-list.ts";
import { powershell } from "../../../providers/adfs/protocol/bootstrap.ts";
import { returned } from "../../../providers/adfs/protocol/returned.ts";
import { sessionScript } from "../../../providers/adfs/protocol/session-script.ts";

let parser: Parser;
beforeAll(async () => {
  await Parser.init();
  const grammar = createRequire(import.meta.url).resolve(
    "tree-sitter-powershell/tree-sitter-powershell.wasm",
  );
  parser = new Parser();
  parser.setLanguage(await Language.load(readFileSync(grammar)));
});

function parse(script: string): Node {
  const tree = parser.parse(script);
  if (tree === null) throw new Error("The parser gave up.");
  return tree.rootNode;
}

const bootstrap = () => Buffer.from(powershell.arguments.at(-1) ?? "", "base64").toString("utf16le");

describe("what runs on the ADFS server", () => {
  test.each([
    ["the session script", () => sessionScript],
    ["the bootstrap", bootstrap],
  ])("%s parses without an error", (_, script) => {
    expect(parse(script()).hasError).toBe(false);
  });

  test("nothing in it turns text into code, and nothing reads its input twice", () => {
    const commands = parse(sessionScript)
      .descendantsOfType("command_name")
      .map((node) => node?.text.toLowerCase() ?? "");
    expect(commands).toContain("convertfrom-json");
    const dangerous = /^(invoke-|iex$|start-|add-type|set-content|out-file|import-)/;
    expect(commands.filter((name) => dangerous.test(name))).toEqual([]);
    expect(sessionScript).not.toMatch(/scriptblock|ExpandString|\$input\b|`/i);
    // The bootstrap makes code of one thing: the script, which is a constant.
    expect(bootstrap().match(/scriptblock/g)).toHaveLength(1);
    expect(bootstrap()).not.toMatch(/\$input\b/i);
  });

  test("only an allowed cmdlet's name is ever called by a variable", () => {
    const calls = parse(sessionScript)
      .descendantsOfType("command_invokation_operator")
      .map((node) => node?.parent?.text);
    expect(calls).toEqual(["& $cmdlet @parameters"]);
    const lines = sessionScript.split("\n");
    const checked = lines.findIndex((line) => line.includes("ConvertTo-ParameterTable -Cmdlet $cmdlet"));
    const called = lines.findIndex((line) => line.includes("& $cmdlet @parameters"));
    expect(checked).toBeGreaterThan(0);
    expect(checked).toBeLessThan(called);
  });

  test("its command line fits into cmd.exe and holds nothing but constants", () => {
    const command = [powershell.program, ...powershell.arguments].join(" ");
    expect(command.length).toBeLessThan(8191);
    expect(command).toMatch(/^[A-Za-z0-9+/=. -]+$/);
  });
});

describe("the allow-list", () => {
  test.each(Object.entries(allowList))("%s: each parameter is documented", (cmdlet, parameters) => {
    expect(Object.keys(documented[cmdlet] ?? {})).toEqual(expect.arrayContaining([...parameters]));
  });

  test("the script has the same", () => {
    expect(tableOf("$allowed")).toEqual(allowList);
  });

  test("the script returns the same properties", () => {
    expect(tableOf("$returned")).toEqual(returned);
  });

  test("nothing in it reads or writes a file, or takes metadata from somewhere", () => {
    const all = Object.values(allowList).flat();
    expect(all.filter((name) => /File$|PassThru|TargetName|TargetRelyingParty/.test(name))).toEqual([]);
  });
});

/** Evaluates the lists of names that the script assigns to entries of a hashtable. */
function tableOf(variable: string): Record<string, string[]> {
  const words = (text: string) => [...text.matchAll(/'([^']*)'/g)].map(([, word]) => word ?? "");
  const trust = words(/^\$trust = (.*)$/m.exec(sessionScript)?.[1] ?? "");
  const body = sessionScript.split(`${variable} = @{\n`)[1]?.split("\n}\n")[0] ?? "";
  return Object.fromEntries(
    body.split("\n").map((line) => {
      const [, name = "", values = ""] = /^ {2}'([^']*)' = (.*)$/.exec(line) ?? [];
      return [name, [...(values.startsWith("$trust") ? trust : []), ...words(values)]];
    }),
  );
}
