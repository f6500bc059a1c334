import { afterEach, describe, expect, test } from "vitest";
import { readWebexApi } from "../../../cli/preflight/read-webex-api.ts";
import type { WebexApiName } from "../../../cli/preflight/webex-apis.ts";
import { sender } from "../../../cli/vendor-api/send.ts";
import type { Send } from "../../../vendors/api.ts";
import {
  breakOff,
  hang,
  type SeenRequest,
  type StandInAnswer,
  stall,
  startStandInApi,
} from "./stand-in-api.ts";

const organization = "11111111-1111-4111-8111-111111111111";
const token = "secret-token-of-webex";
let api: Awaited<ReturnType<typeof startStandInApi>>;

afterEach(() => api.close());

async function start(answer: (request: SeenRequest, count: number) => StandInAnswer, timeout?: number) {
  api = await startStandInApi(answer, timeout);
}

const read = (name: WebexApiName = "scim", organizations: readonly string[] = [organization]) =>
  readWebexApi({ api: name, base: "https://webexapis.com", organizations, token }, api.connection);

/** 1,234 users, in pages of the size that is asked for, at most 100. */
const everybody = Array.from({ length: 1_234 }, (_, place) => ({
  id: String(place),
  userName: `user${place}@a.example`,
  emails: [{ value: `user${place}@a.example`, primary: true }, { value: `alias${place}@a.example` }],
  active: place !== 7,
  userType: place === 8 ? "room" : "user",
  ...(place === 9 ? { externalId: "0009" } : {}),
}));

function scim({ url }: SeenRequest): StandInAnswer {
  const start = Number(url.searchParams.get("startIndex"));
  const count = Math.min(100, Number(url.searchParams.get("count")));
  const Resources = everybody.slice(start - 1, start - 1 + count);
  return {
    body: { totalResults: everybody.length, startIndex: start, itemsPerPage: Resources.length, Resources },
  };
}

describe("SCIM 2", () => {
  test("every page, with every address, and without what is no person", async () => {
    await start(scim);
    const { users } = await read();
    expect(users).toHaveLength(1_233);
    expect(users[0]).toEqual({ addresses: ["user0@a.example", "alias0@a.example"], isActive: true });
    expect(users[7]?.isActive).toBe(false);
    expect(users[8]?.externalId).toBe("0009");
    expect(api.seen).toHaveLength(13);
    for (const { method, authorization, url } of api.seen) {
      expect([method, authorization]).toEqual(["GET", `Bearer ${token}`]);
      expect(`${url.origin}${url.pathname}`).toBe(
        `https://webexapis.com/identity/scim/${organization}/v2/Users`,
      );
    }
  });

  test("several organisations, one after the other", async () => {
    await start((request) => scim(request));
    const { users } = await read("scim", [organization, "22222222-2222-4222-8222-222222222222"]);
    expect(users).toHaveLength(2 * 1_233);
  });

  test("a server that says more than it gives ends, and what it has not given is told", async () => {
    await start(({ url }) => ({
      body: {
        totalResults: 10,
        Resources: url.searchParams.get("startIndex") === "1" ? everybody.slice(0, 2) : [],
      },
    }));
    const { users, gaps } = await read();
    expect(users).toHaveLength(2);
    expect(gaps).toEqual([{ organization, read: 2, total: 10 }]);
  });

  test("who is removed while it is read is not missing", async () => {
    await start((request, count) => {
      const { body } = scim(request) as { body: { Resources: readonly unknown[] } };
      const isLast = count === 13;
      return {
        body: {
          ...body,
          totalResults: isLast ? 1_233 : 1_234,
          Resources: isLast ? body.Resources.slice(1) : body.Resources,
        },
      };
    });
    expect((await read()).gaps).toEqual([]);
  });

  test("a server that does not say how many there are is read until it gives none", async () => {
    await start((request) => {
      const { body } = scim(request) as { body: object };
      return { body: { ...body, totalResults: undefined } };
    });
    const { users, gaps } = await read();
    expect(users).toHaveLength(1_233);
    expect(gaps).toEqual([]);
  });

  test("an organisation with users of whom none is given is said to be that", async () => {
    await start(() => ({ body: { totalResults: 3, Resources: [] } }));
    await expect(read()).rejects.toThrow(`organisation ${organization} has 3 users, and given none`);
  });

  test("an organisation without users is none that was read", async () => {
    await start(() => ({ body: { totalResults: 0, Resources: [] } }));
    await expect(read()).rejects.toThrow(`organisation ${organization} has no users`);
  });
});

describe("People", () => {
  test("every page by the header Link", async () => {
    const next = "https://webexapis.com/v1/people?cursor=2";
    await start(({ url }) =>
      url.searchParams.get("cursor") === "2"
        ? { body: { items: [{ emails: ["b@a.example"], loginEnabled: false }] } }
        : {
            headers: { link: `<https://webexapis.com/v1/people>; rel="first", <${next}>; rel="next"` },
            body: { items: [{ emails: ["a@a.example"] }, { emails: ["bot@webex.bot"], type: "bot" }] },
          },
    );
    expect((await read("people")).users).toEqual([
      { addresses: ["a@a.example"], isActive: true },
      { addresses: ["b@a.example"], isActive: false },
    ]);
    const id = api.seen[0]?.url.searchParams.get("orgId") ?? "";
    expect(Buffer.from(id, "base64url").toString()).toBe(`ciscospark://us/ORGANIZATION/${organization}`);
  });

  test("a next page at another host does not get the token", async () => {
    await start(() => ({
      headers: { link: '<https://evil.example/v1/people?cursor=2>; rel="next"' },
      body: { items: [{ emails: ["a@a.example"] }] },
    }));
    await expect(read("people")).rejects.toThrow("another address (https://evil.example)");
    expect(api.seen).toHaveLength(1);
  });

  test("a page that names itself as the next one ends in an error, and not never", async () => {
    await start(({ url }) => ({
      headers: { link: `<${url.href}>; rel="next"` },
      body: { items: [{ emails: ["a@a.example"] }] },
    }));
    await expect(read("people")).rejects.toThrow("gave before");
  });
});

describe("what goes wrong", () => {
  test("a server that is busy is asked again after the time that it names", async () => {
    const busy: readonly StandInAnswer[] = [
      { status: 429, headers: { "retry-after": "17" } },
      { status: 503, headers: { "retry-after": "Sun, 01 Mar 2026 12:00:30 GMT" } },
      { status: 429, headers: { "x-rate-limit-reset": String(Date.parse("2026-03-01T12:00:45Z") / 1000) } },
      { status: 502 },
    ];
    await start((request, count) => busy[count - 1] ?? scim(request));
    expect((await read()).users).toHaveLength(1_233);
    expect(api.waits).toEqual([17_000, 30_000, 45_000, 16_000]);
  });

  test("one that stays busy is given up, and one that wants too much is not waited for", async () => {
    await start(() => ({ status: 429, headers: { "retry-after": "1" } }));
    await expect(read()).rejects.toThrow("HTTP 429");
    expect(api.seen).toHaveLength(6);
    await api.close();
    await start(() => ({ status: 429, headers: { "retry-after": "3600" } }));
    await expect(read()).rejects.toThrow("It asks to wait 3600 seconds");
    expect(api.waits).toEqual([]);
  });

  const answers: readonly (readonly [name: string, answer: StandInAnswer, says: readonly string[]])[] = [
    [
      "a token that has ended",
      { status: 401, body: { message: "The request requires a valid access token" } },
      ["HTTP 401 (The request requires a valid access token)", "identity:people_read"],
    ],
    [
      "an account that may not",
      { status: 403, body: {} },
      ["HTTP 403", "may not read users", "identity:people_read"],
    ],
    ["an organisation that is not there", { status: 404, body: {} }, ["HTTP 404", "Check the identifiers"]],
    ["broken JSON", { body: '{"Resources": [' }, ["broken JSON"]],
    [
      "a page of a proxy",
      { headers: { "content-type": "text/html" }, body: "<html>Sign in to the proxy</html>" },
      ["a web page instead of JSON"],
    ],
    [
      "a redirect",
      { status: 302, headers: { location: "https://evil.example/" } },
      ["redirect, which is not followed"],
    ],
    [
      "a token that is quoted back",
      { status: 401, body: { message: `bad token ${token}` } },
      ["HTTP 401 (bad token (secret))"],
    ],
    [
      "an answer that breaks off",
      { headers: { "content-length": "1000" }, body: breakOff },
      ["cannot be reached: "],
    ],
    [
      "an answer that never ends",
      { headers: { "content-length": "1000" }, body: stall },
      ["no answer within 0.2 seconds"],
    ],
    [
      "the same page for every number",
      { body: { totalResults: 1_000_000, Resources: everybody.slice(0, 2) } },
      ["the same users again"],
    ],
    ["an answer that never comes", { body: hang }, ["no answer within 0.2 seconds"]],
  ];
  test.each(answers)("%s", async (_, answer, says) => {
    await start(() => answer, 200);
    const error = await read().catch((one: Error) => one);
    expect(error).toMatchObject({ name: "WebexSsoError", code: "preflight-api" });
    for (const part of [...says, "https://webexapis.com/identity/scim/"])
      expect((error as Error).message).toContain(part);
    expect(JSON.stringify([(error as Error).message, String((error as Error).cause)])).not.toContain(token);
  });

  test("a host that is not there", async () => {
    await start(() => ({}));
    const send: Send = () => sender({})({ url: "http://127.0.0.1:1/", headers: {} });
    const connection = { ...api.connection, send };
    await expect(
      readWebexApi(
        { api: "scim", base: "https://webexapis.com", organizations: [organization], token },
        connection,
      ),
    ).rejects.toThrow(/cannot be reached/);
  });
});
