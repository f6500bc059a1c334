import { describe, expect, test } from "vitest";
import { reachable } from "../../../tools/engine/reachable.ts";
import { closedSite, hangingSite, site } from "./site.ts";

describe("reachable", () => {
  test("asks for the head only", async () => {
    const methods: (string | undefined)[] = [];
    await reachable(
      await site(({ method }, response) => void response.end(methods.push(method) && "")),
      5000,
    );
    expect(methods).toEqual(["HEAD"]);
  });

  test("gives up a site that never answers", async () => {
    const url = await hangingSite();
    await expect(reachable(url, 100)).rejects.toThrow(
      `${new URL(url).host} cannot be reached: no answer within 0.1 s`,
    );
  });

  test("says how a site refuses", async () => {
    const url = await closedSite();
    await expect(reachable(url, 5000)).rejects.toThrow(
      /^127\.0\.0\.1:\d+ cannot be reached: connect ECONNREFUSED/,
    );
  });

  test("says what a site answers when it has no installer", async () => {
    const url = await site((_, response) => void response.writeHead(403).end());
    await expect(reachable(url, 5000)).rejects.toThrow(`${new URL(url).host} answers 403 Forbidden`);
  });
});
