import pb from "@pulumi/pulumi/proto/provider_pb.js";
import { decodeProperties, encodeProperties } from "./codec.ts";
import type { InputFailure, ProviderDefinition } from "./definition.ts";
import { changesOf } from "./resource-diff.ts";
import { resourceOf } from "./resources.ts";
import { markSecrets, splitSecrets } from "./secrets.ts";
import type { Sessions } from "./sessions.ts";
import { type Change, isWithin } from "./structural-diff.ts";
import { unary } from "./unary.ts";

/** The calls that only plan: whether inputs are acceptable, and what differs. */
export function planningService<Config>(definition: ProviderDefinition<Config>, sessions: Sessions<Config>) {
  return {
    check: unary((request: pb.CheckRequest, caller) => {
      const { resource, context } = resourceOf(definition, sessions, request, caller);
      const news = splitSecrets(decodeProperties(request.getNews()));
      const olds = splitSecrets(decodeProperties(request.getOlds())).plain;
      const seed = request.getRandomseed_asU8();
      const checked = resource.check?.(news.plain, { ...context, olds, seed });
      const response = new pb.CheckResponse();
      response.setInputs(encodeProperties(markSecrets(checked?.inputs ?? news.plain, news.secrets)));
      const failures = checked?.failures ?? [];
      response.setFailuresList(
        failures.map(({ property, reason }) => failureMessage({ property, reason: news.redact(reason) })),
      );
      return response;
    }),
    diff: unary((request: pb.DiffRequest, caller) => {
      const { resource } = resourceOf(definition, sessions, request, caller);
      const inputs = splitSecrets(decodeProperties(request.getOldInputs() ?? request.getOlds())).plain;
      const outputs = splitSecrets(decodeProperties(request.getOlds())).plain;
      const news = splitSecrets(decodeProperties(request.getNews())).plain;
      const ignored = request.getIgnorechangesList();
      const changes = changesOf(resource, { inputs, outputs }, news);
      return diffMessage(
        changes.filter(({ path }) => !ignored.some((root) => isWithin(path, root))),
        resource.deleteBeforeReplace ?? false,
      );
    }),
  };
}

function failureMessage({ property, reason }: InputFailure): pb.CheckFailure {
  const failure = new pb.CheckFailure();
  failure.setProperty(property);
  failure.setReason(reason);
  return failure;
}

function diffMessage(changes: readonly Change[], deleteBeforeReplace: boolean): pb.DiffResponse {
  const replaces = changes.filter(({ replace }) => replace);
  const { DIFF_SOME, DIFF_NONE } = pb.DiffResponse.DiffChanges;
  const response = new pb.DiffResponse();
  response.setChanges(changes.length > 0 ? DIFF_SOME : DIFF_NONE);
  response.setDiffsList(namesOf(changes));
  response.setReplacesList(namesOf(replaces));
  response.setDeletebeforereplace(deleteBeforeReplace && replaces.length > 0);
  response.setHasdetaileddiff(true);
  for (const change of changes) response.getDetaileddiffMap().set(change.path, propertyDiff(change));
  return response;
}

function propertyDiff({ kind, replace }: Change): pb.PropertyDiff {
  const { Kind } = pb.PropertyDiff;
  const kinds = {
    add: replace ? Kind.ADD_REPLACE : Kind.ADD,
    delete: replace ? Kind.DELETE_REPLACE : Kind.DELETE,
    update: replace ? Kind.UPDATE_REPLACE : Kind.UPDATE,
  };
  const diff = new pb.PropertyDiff();
  diff.setKind(kinds[kind]);
  diff.setInputdiff(true);
  return diff;
}

function namesOf(changes: readonly Change[]): string[] {
  return [...new Set(changes.map(({ path }) => path.split(/[.[]/, 1)[0] ?? path))];
}
