import type { ProviderDefinition } from "../../../providers/host/definition.ts";
import { PartialFailure } from "../../../providers/host/partial-failure.ts";

/** What the tiny provider was asked to do to its world, in order. */
export type Journal = string[];

/** A provider small enough to see through: things with a name, a size, and a fingerprint that it computes. */
export function tinyProvider(journal: Journal): ProviderDefinition<{ readonly who: string }> {
  return {
    name: "tiny",
    version: "1.2.3",
    configure(config, parameter) {
      if (config.who === undefined) throw new Error("tiny: who is missing.\n  Set it with\n  pulumi config.");
      return { who: `${String(config.who)}${parameter ? ` as ${parameter.name}` : ""}` };
    },
    parameterize({ name, version, value }) {
      if (value.length === 0) throw new Error("tiny: the parameter is empty.");
      return { name, version };
    },
    resources: {
      "tiny:index:Thing": {
        computed: ["fingerprint", "born"],
        recomputed: { fingerprint: ["size"] },
        secretOutputs: ["password"],
        replaceOn: ["name"],
        deleteBeforeReplace: true,
        keptWhenUnset: ["colour"],
        canonical: ({ tags = [], ...rest }) => ({
          ...rest,
          tags: Array.isArray(tags) ? tags.toSorted() : tags,
        }),
        check: (inputs, { name, seed }) => ({
          inputs: { name: `${name}-${seed[0]}`, ...inputs },
          failures: inputs.size === "huge" ? [{ property: "size", reason: "must not be huge" }] : [],
        }),
        async create(inputs, { config, name }) {
          journal.push(`${config.who} creates ${name}`);
          const outputs = { ...inputs, fingerprint: "f1", born: "today", password: "pw" };
          if (inputs.size === "broken") throw new Error("cannot\n    create\n\tbroken things");
          if (inputs.size === "half")
            throw new PartialFailure("only half\ndone", { id: "half-1", inputs, outputs });
          return { id: "thing-1", outputs };
        },
        async read(id, { inputs, outputs }) {
          if (id === "gone") return undefined;
          return { id, inputs: { size: "small", ...inputs }, outputs: { size: "small", ...outputs } };
        },
        async update(id, _olds, news) {
          journal.push(`update ${id}`);
          return { ...news, fingerprint: "f2", born: "today" };
        },
        async delete(id) {
          journal.push(`delete ${id}`);
        },
      },
    },
    functions: {
      "tiny:index:whoami": async ({ greeting = "" }, { config }) => ({
        answer: `${String(greeting)} ${config.who}`,
      }),
    },
  };
}
