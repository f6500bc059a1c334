/** What each room may import from the others. A room that is not named may not be imported. */
const rooms = {
  saml: [],
  vendors: ["saml"],
  components: ["saml", "vendors", "providers/adfs/sdk"],
  providers: [],
  policies: ["vendors", "saml"],
  stacks: ["components", "vendors", "saml", "tools/write-whole-file"],
  // How things that are wrong are written down, for whichever command.
  formats: [],
  fleet: [
    "stacks",
    "vendors",
    "saml",
    "policies",
    "formats",
    "components/plan-trust",
    "report/sign-in-tests",
    "tools/module-file",
  ],
  review: ["fleet", "formats", "vendors", "saml", "policies", "stacks"],
  report: ["stacks", "policies", "vendors", "saml", "tools/write-whole-file"],
  // They run before anything is installed.
  templates: [],
  cli: [
    "stacks",
    "components",
    "vendors",
    "saml",
    "policies",
    "fleet",
    "formats",
    "review",
    "report",
    "tools",
    "lab",
    // doctor asks an ADFS server by the way of the provider.
    "providers/adfs/",
  ],
  // In front of the ADFS server that it plays stands the real provider.
  lab: [
    "providers/host",
    "providers/adfs/protocol",
    "providers/adfs/definition",
    "providers/adfs/environment",
    "saml/certificate",
    "saml/xml",
    "saml/binding",
    // The words of Webex: what it refuses and what it then shows.
    "saml/webex-",
    "tools",
  ],
  tools: [],
};

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(rooms).map(([room, allowed]) => ({
      name: `${room}-imports`,
      severity: "error",
      comment: `${room}/ may import ${allowed.join(", ") || "nothing of ours"}`,
      from: { path: `^${room}/` },
      to: {
        path: `^(${[...Object.keys(rooms), "test", "bench"].join("|")})/`,
        pathNot: [room, ...allowed].map((folder) => `^${folder}`),
      },
    })),
    {
      name: "thin-adfs-sdk",
      severity: "error",
      comment: "what a program imports must not drag the provider in, nor what a stand-in imports",
      from: { path: "^providers/adfs/(sdk|protocol)/" },
      to: { path: "^providers/", pathNot: "^providers/adfs/$1/" },
    },
    {
      name: "pure-rules",
      severity: "error",
      comment:
        "rules judge without Pulumi and without I/O, so that everything else can use them; the pack is their edge",
      from: {
        path: "^policies/",
        pathNot:
          "^policies/(pack|pulumi-policies|raw-of|bundle|write-bundle|index|settings/read-settings)\\.",
      },
      to: {
        path: [
          "^node:(fs|net|http|https|child_process)",
          "^(fs|net|http|https|child_process)$",
          "node_modules/@pulumi",
        ],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "pure-review",
      severity: "error",
      comment: "review/ says what previews mean: no I/O, no engine; cli/review.ts is its edge",
      from: { path: "^review/" },
      to: {
        path: [
          "^node:(fs|net|http|https|child_process)",
          "^(fs|net|http|https|child_process)$",
          "node_modules/@pulumi",
          // Of the previews only the types; of the policies not what reads files.
          "^fleet/(?!preview/tenant-preview\\.ts$)",
          // Of the tenants only how a rotation is written down.
          "^stacks/(?!rotation-config\\.ts$)",
        ],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "program-without-administration",
      severity: "error",
      comment:
        "what only commands need of a vendor (vendors/administration.ts) is not loaded by pulumi up, nor by what judges it",
      from: { path: "^(components|stacks|policies|fleet)/|^vendors/(index|vendor)[.]ts$" },
      to: {
        path: [
          "^vendors/[a-z]+/(administration|adoption|api|diagnosis|directory|handover|onboarding|recovery|rotation)[.]ts$",
          "^vendors/(administrations?|mends|adoption|api|directory|onboarding|recovery|rights|rotation)[.]ts$",
        ],
        reachable: true,
      },
    },
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "pure-saml",
      severity: "error",
      comment: "saml/ is pure: no I/O, no Pulumi",
      from: { path: "^saml/" },
      to: {
        path: [
          "^node:(fs|net|http|https|child_process)",
          "^(fs|net|http|https|child_process)$",
          "node_modules/@pulumi",
        ],
      },
    },
    {
      name: "sdk-types-only",
      severity: "error",
      comment: "vendors/ is pure: SDKs as types only",
      from: { path: "^vendors/" },
      to: { path: "node_modules/@pulumi", dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "types"] },
  },
};
