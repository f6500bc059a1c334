import type { PlainMap } from "../../providers/host/value.ts";
import type { PropertyRules } from "../property-rules.ts";

/** The provider's names for tags that switch something on. */
const names: Readonly<Record<string, string>> = {
  customSingleSignOn: "WindowsAzureActiveDirectoryCustomSingleSignOnApplication",
  enterprise: "WindowsAzureActiveDirectoryIntegratedApp",
  gallery: "WindowsAzureActiveDirectoryGalleryApplicationNonPrimaryV1",
  hide: "HideApp",
};

const flag = { kind: "boolean" } as const;

/** The inputs that name tags; the vendor keeps one list whatever way they were written. */
export const tagProperties: PropertyRules = {
  featureTags: {
    kind: "list",
    items: { kind: "object", properties: Object.fromEntries(Object.keys(names).map((name) => [name, flag])) },
  },
  tags: { kind: "set", items: { kind: "string" } },
};

/** The tags that inputs ask for; undefined when they ask for none, and what is there stays. */
export function wantedTags({ featureTags, tags }: PlainMap): string[] | undefined {
  if (Array.isArray(featureTags) && featureTags.length > 0) {
    const [features = {}] = featureTags as PlainMap[];
    return Object.keys(names).flatMap((name) => (features[name] === true ? [names[name] ?? ""] : []));
  }
  return Array.isArray(tags) ? tags.map(String) : undefined;
}

/** Tags as the provider reads them, in both ways. */
export function tagOutputs(tags: readonly string[]): PlainMap {
  const features = Object.entries(names).map(([name, tag]) => [name, tags.includes(tag)]);
  return { featureTags: [Object.fromEntries(features)], tags: [...tags] };
}
