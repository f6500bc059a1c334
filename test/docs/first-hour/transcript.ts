/** What commands put out, and with what they ended. */
export interface Ended {
  readonly output: string;
  readonly code: number;
}

/** Commands with how many lines of a long output are shown, and the output behind them, if there is one. */
const step = /^```sh(?: (first|last)=(\d+))?\n([\s\S]*?)^```\n(?:\n```text\n[\s\S]*?^```\n)?/gm;

/**
 * Writes a transcript anew: every `sh` block is run, in order, and what it puts out is the `text` block behind it.
 *
 * @param markdown prose with `sh` blocks; `sh last=2` shows the last two lines of the output alone, `first` the first.
 */
export async function replay(markdown: string, run: (commands: string) => Promise<Ended>): Promise<string> {
  let done = "";
  let end = 0;
  for (const found of markdown.matchAll(step)) {
    const [whole, part, count, commands = ""] = found;
    const how = part === undefined ? "" : ` ${part}=${count}`;
    const { output, code } = await run(commands);
    const lines = [...shown(output, part, Number(count)), ...(code === 0 ? [] : [`(exit code ${code})`])];
    done += `${markdown.slice(end, found.index)}\`\`\`sh${how}\n${commands}\`\`\`\n`;
    if (lines.length > 0) done += `\n\`\`\`text\n${lines.join("\n")}\n\`\`\`\n`;
    end = found.index + whole.length;
  }
  return done + markdown.slice(end);
}

function shown(output: string, part: string | undefined, count: number): readonly string[] {
  if (output.trim() === "") return [];
  const lines = output
    .trimEnd()
    .split("\n")
    .map((line) => line.trimEnd());
  if (part === undefined || lines.length <= count) return lines;
  return part === "last" ? ["[…]", ...lines.slice(-count)] : [...lines.slice(0, count), "[…]"];
}
