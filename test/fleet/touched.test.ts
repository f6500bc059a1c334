import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readNameStatus } from "../../fleet/touched/changed-files.ts";
import { type TenantFiles, touchedTenants } from "../../fleet/touched/touched-tenants.ts";

const file = (tenant: string) => `stacks/tenants/Pulumi.${tenant}.yaml`;
const metadata = "stacks/tenants/idb-meta-acme-SP.xml";
const tenant = (name: string, ...uses: string[]): TenantFiles => ({ tenant: name, file: file(name), uses });
const all = [tenant("acme", metadata), tenant("beta", metadata), tenant("gamma")];
const changed = (path: string) => ({ path, change: "changed" as const });
const names = (touched: ReturnType<typeof touchedTenants>) => touched.tenants.map((one) => one.tenant);

describe("touchedTenants", () => {
  test("a stack file touches its own tenant", () => {
    expect(touchedTenants([changed(file("beta"))], all, all)).toEqual({
      tenants: [{ tenant: "beta", change: "changed", file: file("beta"), because: [file("beta")] }],
      shared: [],
      unused: [],
    });
  });

  test("metadata touches those that name it, before or after", () => {
    expect(names(touchedTenants([changed(metadata)], all, all))).toEqual(["acme", "beta"]);
    const after = [tenant("acme"), tenant("beta", metadata), tenant("gamma")];
    expect(names(touchedTenants([changed(metadata)], all, after))).toEqual(["acme", "beta"]);
  });

  test.each([
    "Pulumi.yaml",
    "package.json",
    "package-lock.json",
    "stacks/index.ts",
    "policies/webex-sso-policy.yaml",
  ])("%s touches all", (path) => {
    const touched = touchedTenants([changed(path)], all, all);
    expect(names(touched)).toEqual(["acme", "beta", "gamma"]);
    expect(touched.shared).toEqual([path]);
  });

  test.each([
    "README.md",
    "docs/picture.png",
    "LICENSE",
    ".github/workflows/review.yml",
    ".webex-sso/sign-in-tests/acme.json",
    "templates/gitlab/review.yml",
    "stacks/tenants/idb-meta-11111111-1111-4111-8111-111111111111-IdP.xml",
  ])("%s touches none, and says so", (path) => {
    expect(touchedTenants([changed(path)], all, all)).toEqual({ tenants: [], shared: [], unused: [path] });
  });

  test("new metadata that no tenant names touches none; what was there may be read by a program or through a link", () => {
    const spare = "stacks/tenants/spare.xml";
    const added = { path: spare, change: "added" as const };
    expect(touchedTenants([added], all, all)).toEqual({ tenants: [], shared: [], unused: [spare] });
    expect(names(touchedTenants([changed(spare)], all, all))).toEqual(["acme", "beta", "gamma"]);
  });

  test("a project in a folder of the repository is judged by its own folders", () => {
    const project = "infrastructure/test";
    const inside = (path: string) => `${project}/${path}`;
    const own = all.map((one) => ({ ...one, file: inside(one.file), uses: one.uses.map(inside) }));
    const touched = (path: string) => touchedTenants([changed(path)], own, own, project);
    expect(names(touched(inside("stacks/index.ts")))).toEqual(["acme", "beta", "gamma"]);
    expect(touched(inside(".webex-sso/sign-in-tests/acme.json")).tenants).toEqual([]);
    expect(touched("other/index.ts")).toEqual({ tenants: [], shared: [], unused: [] });
  });

  test("a file outside of the project touches those that name it", () => {
    const outside = "metadata/hq.xml";
    const own = [{ tenant: "acme", file: "sso/Pulumi.acme.yaml", uses: [outside] }];
    expect(names(touchedTenants([changed(outside)], own, own, "sso"))).toEqual(["acme"]);
  });

  test("a tenant whose file is gone is deleted; one whose file has moved has another name", () => {
    const files = [
      { path: file("gamma"), change: "deleted" as const },
      { path: file("delta"), change: "added" as const, from: file("gamma") },
    ];
    const after = [...all.slice(0, 2), tenant("delta")];
    expect(touchedTenants(files, all, after).tenants).toEqual([
      { tenant: "delta", change: "added", file: file("delta"), because: [file("delta")] },
      {
        tenant: "gamma",
        change: "deleted",
        file: file("gamma"),
        because: [file("gamma")],
        renamedTo: "delta",
      },
    ]);
  });

  test("nobody is touched by nothing, and the order of the files does not matter", () => {
    expect(touchedTenants([], all, all).tenants).toEqual([]);
    const paths = [file("acme"), file("gamma"), metadata, "README.md"].map(changed);
    const expected = touchedTenants(paths, all, all);
    fc.assert(
      fc.property(fc.shuffledSubarray(paths, { minLength: paths.length }), (shuffled) => {
        expect(touchedTenants(shuffled, all, all)).toEqual(expected);
      }),
    );
  });
});

describe("readNameStatus", () => {
  test("reads what git writes", () => {
    expect(
      readNameStatus(
        "M\0a b.yaml\0A\0new\n.yaml\0D\0old.yaml\0R087\0from.yaml\0to.yaml\0C100\0x\0y\0T\0link\0",
      ),
    ).toEqual([
      { path: "a b.yaml", change: "changed" },
      { path: "new\n.yaml", change: "added" },
      { path: "old.yaml", change: "deleted" },
      { path: "from.yaml", change: "deleted" },
      { path: "to.yaml", change: "added", from: "from.yaml" },
      { path: "y", change: "added" },
      { path: "link", change: "changed" },
    ]);
  });
});
