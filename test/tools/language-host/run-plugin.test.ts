import { once } from "node:events";
import { watch } from "node:fs/promises";
import languageProto, {
  type RunPluginRequest,
  type RunPluginResponse,
} from "@pulumi/pulumi/proto/language_pb.js";
import { describe, expect, test } from "vitest";
import { folderWithSdk, programInfo } from "./program.ts";
import { type StartedHost, startHost } from "./start-host.ts";

const printsArguments =
  "console.log(process.argv.slice(2).join(' ')); console.error(process.env.A, process.env.PATH ?? '-'); process.exit(3);";

function request(directory: string, kind: string, environment: string[]): RunPluginRequest {
  return new languageProto.RunPluginRequest()
    .setPwd(directory)
    .setKind(kind)
    .setArgsList(["engine:1"])
    .setEnvList(environment)
    .setInfo(programInfo(directory));
}

/** Everything that a plugin streams, to its end. */
async function runPlugin(host: StartedHost, plugin: RunPluginRequest) {
  const output = { stdout: "", stderr: "", exitCodes: [] as number[] };
  for await (const message of host.client.runPlugin(plugin) as AsyncIterable<RunPluginResponse>) {
    output.stdout += Buffer.from(message.getStdout_asU8()).toString();
    output.stderr += Buffer.from(message.getStderr_asU8()).toString();
    if (message.hasExitcode()) output.exitCodes.push(message.getExitcode());
  }
  return output;
}

describe("RunPlugin", () => {
  test("runs a policy pack with its folder last", async () => {
    const directory = folderWithSdk("run-policy-pack", printsArguments);
    const output = await runPlugin(await startHost(), request(directory, "analyzer", ["A=b=c"]));
    expect(output).toEqual({ stdout: `engine:1 ${directory}\n`, stderr: "b=c -\n", exitCodes: [3] });
  });

  test("runs a provider with its folder first", async () => {
    const directory = folderWithSdk("run-plugin", printsArguments);
    const output = await runPlugin(await startHost(), request(directory, "resource", ["A=b"]));
    expect(output).toEqual({ stdout: `${directory} engine:1\n`, stderr: "b -\n", exitCodes: [3] });
  });

  test("gives a plugin the host's environment when the engine sends none", async () => {
    const directory = folderWithSdk("run-plugin", "console.log(process.env.PATH)");
    const output = await runPlugin(await startHost(), request(directory, "resource", []));
    expect(output.stdout).toBe(`${process.env.PATH}\n`);
  });

  test("ends the plugin when the engine gives the call up", async () => {
    const script = `
      process.on("SIGTERM", () => process.exit(require("fs").writeFileSync("ended", "")));
      setInterval(() => {}, 1e6);
      console.log("up");`;
    const directory = folderWithSdk("run-plugin", script);
    const host = await startHost();
    const call = host.client.runPlugin(request(directory, "resource", [])).on("error", () => {});
    await once(call, "data");
    const changes = watch(directory)[Symbol.asyncIterator]();
    const ended = changes.next();
    call.cancel();
    expect((await ended).value).toMatchObject({ filename: "ended" });
    await changes.return?.();
  });

  test("fails without an SDK", async () => {
    const host = await startHost();
    await expect(runPlugin(host, request("/", "resource", []))).rejects.toThrow(
      "/ has no @pulumi/pulumi installed",
    );
  });
});
