import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { requestCommand } from "../../../cli/xmlapi/request.ts";
import { xmlApiCommand } from "../../../cli/xmlapi.ts";
import { idpMetadata } from "../../saml/diagnosis/good-response.ts";
import { site, siteResponse } from "../../saml/diagnosis/site/site-response.ts";
import { base64 } from "../../saml/diagnosis/wrappings.ts";

let folder: string;
let out: string;
let complaints: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "webex-sso-xmlapi-"));
  vi.stubEnv("INIT_CWD", folder);
  out = "";
  complaints = "";
  vi.spyOn(console, "log").mockImplementation((text) => {
    out += `${text}\n`;
  });
  vi.spyOn(console, "error").mockImplementation((text) => {
    complaints += `${text}\n`;
  });
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += text;
    return true;
  });
  writeFileSync(join(folder, "idp.xml"), idpMetadata());
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = undefined;
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]) {
  await xmlApiCommand.parseAsync(args, { from: "user" });
  return { code: process.exitCode ?? 0, out, complaints };
}

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const forAcme = [
  "--site",
  "acme.webex.com",
  "--webex-id",
  "jane@example.com",
  "--at",
  "2026-03-01T12:01:00Z",
  "--idp-metadata",
  "idp.xml",
];

test("a good response becomes a request in a file for its owner alone, and in no output", async () => {
  const xml = await siteResponse();
  write("response.b64", base64(xml));
  const { code, out } = await run("request", "response.b64", ...forAcme, "--out", "request.xml");
  expect(code).toBe(0);
  const request = readFileSync(join(folder, "request.xml"), "utf8");
  expect(request).toContain(`<siteName>acme</siteName><webExID>jane@example.com</webExID>`);
  expect(request).toContain(`<samlResponse>${base64(xml)}</samlResponse><protocol>SAML2.0</protocol>`);
  expect(statSync(join(folder, "request.xml")).mode & 0o777).toBe(0o600);
  expect(out).toContain("The request is in request.xml. It is good until 2026-03-01T12:05:00.000Z");
  expect(out).toContain(`${site.url}/WBXService/XMLService`);
  expect(out).toContain("31 March 2024");
  expect(out).toContain("No trust of Control Hub issues such an assertion");
  expect(out).not.toContain(base64(xml).slice(0, 40));
});

test("with --out - standard output is the request and nothing else", async () => {
  write("response.xml", await siteResponse());
  const { code, out, complaints } = await run("request", "response.xml", ...forAcme, "--out", "-");
  expect(code).toBe(0);
  expect(out).toMatch(/^<\?xml version="1.0".*<\/serv:message>\n$/s);
  expect(complaints).toContain("The request is on standard output");
});

test("without --out it is only judged", async () => {
  write("response.xml", await siteResponse());
  const { code, out } = await run("request", "response.xml", ...forAcme);
  expect(code).toBe(0);
  expect(out).toContain("would take this response, as far as can be seen");
  expect(out).toContain("Nothing was written");
});

test("what the site would refuse is not written, with every reason and its place", async () => {
  const xml = await siteResponse(({ root }) => root.setAttribute("InResponseTo", "_request"), {
    audience: "https://other.webex.com",
  });
  write("response.xml", xml);
  const { code, out } = await run("request", "response.xml", ...forAcme, "--out", "request.xml");
  expect(code).toBe(1);
  expect(out).toContain("No request was built: acme.webex.com would refuse it.");
  expect(out).toContain("error xmlapi-in-response-to · response.xml, /Response/@InResponseTo");
  expect(out).toContain("error xmlapi-audience");
  expect(() => statSync(join(folder, "request.xml"))).toThrow("ENOENT");
});

test("as JSON: findings and facts, never the request", async () => {
  const xml = await siteResponse();
  write("response.xml", xml);
  const { out } = await run("request", "response.xml", ...forAcme, "--out", "request.xml", "--json");
  expect(JSON.parse(out)).toMatchObject({
    site: "https://acme.webex.com",
    webExId: "jane@example.com",
    findings: [],
    expires: "2026-03-01T12:05:00.000Z",
    written: "request.xml",
  });
  expect(out).not.toContain(base64(xml).slice(0, 40));
});

test("a folder that is not there: nothing is written", async () => {
  write("response.xml", await siteResponse());
  requestCommand.exitOverride();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  await expect(
    run("request", "response.xml", ...forAcme, "--out", "nowhere/request.xml"),
  ).rejects.toMatchObject({ code: "file-not-written" });
});

const answer = (response: string, content = "") =>
  `<serv:message xmlns:serv="http://www.webex.com/schemas/2002/06/service" xmlns:use="http://www.webex.com/schemas/2002/06/service/user"><serv:header><serv:response>${response}</serv:response></serv:header><serv:body><serv:bodyContent>${content}</serv:bodyContent></serv:body></serv:message>`;
const refusal = answer(
  "<serv:result>FAILURE</serv:result><serv:reason>Authentication Server can't generate a valid session ticket</serv:reason><serv:gsbStatus>BACKUP</serv:gsbStatus><serv:exceptionID>030048</serv:exceptionID>",
);

test("a refusal in plain words, with the ways out and what Cisco announced", async () => {
  write("answer.xml", refusal);
  const { code, out } = await run("explain", "answer.xml");
  expect(code).toBe(1);
  expect(out).toContain("The site has issued no session ticket");
  expect(out).toContain("backup cluster answered");
  for (const way of ["emergency password", "access token", "partner SAML configuration", "Webex Teams"])
    expect(out.toLowerCase()).toContain(way.toLowerCase());
  expect(out).toContain("31 March 2024");
});

test("a session ticket with its lifetime, and without the ticket", async () => {
  const content =
    "<use:sessionTicket>AAABsecretTicket</use:sessionTicket><use:createTime>1564617600000</use:createTime><use:timeToLive>5400</use:timeToLive>";
  write("answer.xml", answer("<serv:result>SUCCESS</serv:result>", content));
  const { code, out } = await run("explain", "answer.xml");
  expect(code).toBe(0);
  expect(out).toContain("valid for 5400 seconds, until 2019-08-01T01:30:00.000Z");
  expect(out).toContain("session ticket of 16 characters, which is not shown");
  expect(out).not.toContain("AAABsecret");
});

test("what is no answer is said, as JSON too", async () => {
  write("response.xml", await siteResponse());
  const { code, out } = await run("explain", "response.xml", "--json");
  expect(code).toBe(1);
  expect(JSON.parse(out).findings).toEqual([
    expect.objectContaining({ code: "xmlapi-no-answer", subject: "response.xml" }),
  ]);
});

test("a folder in the place of a file", async () => {
  mkdirSync(join(folder, "answers"));
  await expect(run("explain", "answers")).rejects.toMatchObject({ code: "called-wrongly" });
});
