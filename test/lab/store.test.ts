import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStore } from "../../lab/store.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "store-"));
  file = join(folder, "deep/world.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

interface World {
  items: string[];
}
const open = () => openStore<World>(file, { items: [] });

describe("openStore", () => {
  test("begins empty and writes with the first change", () => {
    const store = open();
    expect(store.read()).toEqual({ items: [] });
    store.change((world) => world.items.push("a"));
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ items: ["a"] });
  });

  test("another one continues, and both see each other's changes", () => {
    const [one, two] = [open(), open()];
    one.change((world) => world.items.push("a"));
    two.change((world) => world.items.push("b"));
    expect(one.read()).toEqual({ items: ["a", "b"] });
  });

  test("sees what an editor wrote", () => {
    const store = open();
    store.change((world) => world.items.push("a"));
    writeFileSync(file, '{"items":["edited by hand"]}');
    expect(store.read()).toEqual({ items: ["edited by hand"] });
  });

  test("an edit that throws changes nothing", () => {
    const store = open();
    const edit = () =>
      store.change((world) => {
        world.items.push("half");
        throw new Error("no");
      });
    expect(edit).toThrow("no");
    expect(store.read()).toEqual({ items: [] });
  });

  test("what it hands out is a copy", () => {
    const store = open();
    const items = store.change((world) => world.items);
    items.push("outside");
    store.read().items.push("outside");
    expect(store.read()).toEqual({ items: [] });
  });

  test("leaves no temporary file and is for its owner alone", () => {
    open().change((world) => world.items.push("a"));
    expect(readdirSync(join(folder, "deep"))).toEqual(["world.json"]);
    expect(statSync(file).mode & 0o077).toBe(0);
  });
});
