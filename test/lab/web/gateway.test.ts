import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Gateway, openGateway } from "../../../lab/web/gateway.ts";
import type { Site, Visit } from "../../../lab/web/site.ts";
import { openWeb } from "../../../lab/web/web.ts";

const nasty = `"><script>alert('&')</script>`;
const visits: Visit[] = [];
const site: Site = {
  owns: ({ hostname }) => hostname === "idp.example.com",
  async visit(visit) {
    visits.push(visit);
    if (visit.url.pathname === "/post")
      return { kind: "post", url: `https://idp.example.com/?a=${nasty}`, fields: { RelayState: nasty } };
    if (visit.url.pathname === "/redirect")
      return { kind: "redirect", url: "https://idp.example.com/next?x=1" };
    if (visit.url.pathname === "/fails") throw new Error(nasty);
    return {
      kind: "page",
      status: 200,
      site: nasty,
      title: nasty,
      text: [nasty],
      forms: [
        {
          label: nasty,
          url: "https://idp.example.com/",
          fields: { [nasty]: nasty },
          ask: { name: nasty, label: nasty },
        },
      ],
      checks: [{ name: nasty, passed: false, detail: nasty }],
      messages: [{ title: nasty, xml: nasty }],
    };
  },
};
let gateway: Gateway;
beforeAll(async () => {
  gateway = await openGateway(openWeb([site]), () => ({
    status: 200,
    site: "Lab",
    title: "Home",
    text: [],
    forms: [],
  }));
});
afterAll(() => gateway.close());

const get = (url: string, init: RequestInit = {}) =>
  fetch(gateway.address(url), { redirect: "manual", ...init });

test.each(["/", "/post", "/fails"])("everything that is shown is escaped: %s", async (path) => {
  const text = await (await get(`https://idp.example.com${path}`)).text();
  expect(text).not.toContain("<script>");
  expect(text).not.toContain(`"><`.concat("script"));
});

test("a page may run the lab's script and submit to the lab, nothing else", async () => {
  const { headers } = await get("https://idp.example.com/");
  expect(headers.get("content-security-policy")).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  expect(headers.get("set-cookie")).toMatch(/; HttpOnly; SameSite=Strict$/);
});

test("it listens to this machine alone", () => {
  expect(new URL(gateway.origin).hostname).toBe("127.0.0.1");
});

test("a request that calls it by another name is refused", async () => {
  const { hostname, port } = new URL(gateway.origin);
  const status = await new Promise((resolve, reject) => {
    request({ hostname, port, path: "/", headers: { host: `evil.example.com:${port}` } }, ({ statusCode }) =>
      resolve(statusCode),
    )
      .once("error", reject)
      .end();
  });
  expect(status).toBe(421);
});

test("sites get their true addresses, and a browser stays the same one", async () => {
  const first = await get("https://idp.example.com/one?q=1");
  const cookie = first.headers.get("set-cookie")?.split(";")[0] ?? "";
  await get("https://idp.example.com/two", {
    method: "POST",
    body: new URLSearchParams({ a: "b" }),
    headers: { cookie },
  });
  const [one, two] = visits.slice(-2);
  expect(one?.url.href).toBe("https://idp.example.com/one?q=1");
  expect(two?.form.get("a")).toBe("b");
  expect(two?.browser).toBe(one?.browser);
});

test("a redirect stays in the lab", async () => {
  const { status, headers } = await get("https://idp.example.com/redirect");
  expect(status).toBe(303);
  expect(headers.get("location")).toBe("/~/https/idp.example.com/next?x=1");
});

test("an address of nobody in the lab is not fetched", async () => {
  const answer = await get("https://www.example.com/");
  expect(answer.status).toBe(502);
  expect(await answer.text()).toContain("The lab has no site at https://www.example.com.");
});

test("a message without end is refused", async () => {
  const body = "x".repeat(1024 * 1024 + 1);
  const answer = await get("https://idp.example.com/", { method: "POST", body }).catch(() => undefined);
  expect(answer?.status ?? 400).toBe(400);
});
