import { promisify } from "node:util";
import { status } from "@grpc/grpc-js";
import languageProto, { type RunRequest, type RunResponse } from "@pulumi/pulumi/proto/language_pb.js";
import emptyProto from "google-protobuf/google/protobuf/empty_pb.js";
import { describe, expect, test } from "vitest";
import { folderWithSdk, programInfo } from "./program.ts";
import { type StartedHost, startHost } from "./start-host.ts";

function runRequest(directory: string, options: Record<string, boolean> = {}): RunRequest {
  const request = new languageProto.RunRequest()
    .setProject("webex-sso")
    .setStack("acme")
    .setOrganization("organization")
    .setPwd(directory)
    .setMonitorAddress("monitor:2")
    .setParallel(16)
    .setDryrun(true)
    .setConfigsecretkeysList(["okta:apiToken"])
    .setArgsList(["--own"])
    .setInfo(programInfo(directory, options));
  request.getConfigMap().set("webex-sso:a", "1");
  return request;
}

const run = (host: StartedHost, request: RunRequest): Promise<RunResponse> =>
  promisify<RunRequest, RunResponse>(host.client.run.bind(host.client))(request);

describe("Run", () => {
  test("gives the SDK all that it needs, and the program's own arguments last", async () => {
    const script =
      "const e = process.env; console.log(JSON.stringify({ args: process.argv.slice(2), config: e.PULUMI_CONFIG, secrets: e.PULUMI_CONFIG_SECRET_KEYS, typescript: e.PULUMI_NODEJS_TYPESCRIPT ?? null, cwd: process.cwd() }));";
    const directory = folderWithSdk("run", script);
    const host = await startHost();
    await run(host, runRequest(directory, { typescript: false }));
    expect(JSON.parse(await host.nextLine())).toEqual({
      args: [
        "--monitor=monitor:2",
        "--engine=engine:1",
        "--project=webex-sso",
        "--stack=acme",
        "--organization=organization",
        `--root-directory=${directory}`,
        `--pwd=${directory}`,
        "--parallel=16",
        "--dry-run",
        "index.ts",
        "--own",
      ],
      config: '{"webex-sso:a":"1"}',
      secrets: '["okta:apiToken"]',
      typescript: null,
      cwd: directory,
    });
  });

  test("uses the engine of the handshake and ts-node unless it is told not to", async () => {
    const script = "console.log(process.argv[3], process.env.PULUMI_NODEJS_TYPESCRIPT);";
    const host = await startHost();
    const handshake = new languageProto.LanguageHandshakeRequest().setEngineAddress("engine:7");
    await promisify(host.client.handshake.bind(host.client) as never)(handshake as never);
    await run(host, runRequest(folderWithSdk("run", script)));
    expect(await host.nextLine()).toBe("--engine=engine:7 true");
  });

  test.each([
    ["0", "", { error: "", bail: false }],
    ["1", "process.exit(1)", { error: "The program ended with exit code 1", bail: false }],
    ["32, after an error that the user has been told", "process.exit(32)", { error: "", bail: true }],
    [
      "a signal",
      "process.kill(process.pid, 'SIGKILL')",
      { error: "The program was ended by SIGKILL", bail: false },
    ],
  ])("reports exit code %s", async (_, script, expected) => {
    const host = await startHost();
    const response = await run(host, runRequest(folderWithSdk("run", script)));
    expect(response.toObject()).toEqual(expected);
  });

  test("says what to do without an SDK", async () => {
    const host = await startHost();
    await expect(run(host, runRequest("/"))).rejects.toThrow(
      "/ has no @pulumi/pulumi installed: run npm install for it first.",
    );
  });

  test.each(["cancel", "the end of the call"])("ends the program on %s", async (how) => {
    const waits =
      "process.on('SIGTERM', () => { console.log('ended'); process.exit(); }); setInterval(() => {}, 1e6); console.log('up');";
    const directory = folderWithSdk("run", waits);
    const host = await startHost();
    const call = host.client.run(runRequest(directory), () => {});
    expect(await host.nextLine()).toBe("up");
    if (how === "cancel")
      await promisify(host.client.cancel.bind(host.client) as never)(new emptyProto.Empty() as never);
    else call.cancel();
    expect(await host.nextLine()).toBe("ended");
  });
});

test("what the host does not do is UNIMPLEMENTED", async () => {
  const host = await startHost();
  const request = new languageProto.GeneratePackageRequest();
  await expect(
    promisify(host.client.generatePackage.bind(host.client) as never)(request as never),
  ).rejects.toMatchObject({
    code: status.UNIMPLEMENTED,
  });
});
