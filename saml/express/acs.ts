import type { Capabilities } from "../capabilities.ts";
import type { ConfiguredAcs } from "../configured-trust.ts";
import { by } from "../sort.ts";
import type { Trust, TrustAcs } from "../trust-model.ts";
import type { Report } from "./report.ts";

/** The ACS endpoints. Where nothing tells them apart but their URL, each URL comes once. */
export function expressAcs({ acs }: Trust, capabilities: Capabilities, report: Report): ConfiguredAcs[] {
  const { index, isDefault, most = Number.POSITIVE_INFINITY } = capabilities.acs;
  if (acs.length > most)
    report(
      "capability-acs-count",
      `takes at most ${most} ACS URLs; the metadata has ${acs.length}.`,
      "Ask Cisco TAC for metadata with the ACS URLs that are in use.",
    );
  if (index) return acs.map((one) => endpoint(one, capabilities));
  if (acs.length > 1)
    report(
      "capability-acs-index",
      `knows ACS endpoints by their URL only${isDefault ? "" : ", and no default among them"}; the indexes ${acs.map((one) => one.index).join(", ")} of the metadata are left out.`,
      "Nothing to do while Webex asks by URL. Should it ask by index, the identity provider chooses the endpoint.",
    );
  // Whoever takes the first for the default gets it first.
  const defaultFirst = [...acs].sort(by((one) => (one.isDefault ? 0 : 1)));
  const urls = defaultFirst.map(({ url }) => url);
  return defaultFirst
    .filter(({ url }, place) => urls.indexOf(url) === place)
    .map((one) => endpoint(one, capabilities));
}

function endpoint({ url, binding, index, isDefault }: TrustAcs, { acs }: Capabilities): ConfiguredAcs {
  return {
    url,
    ...(acs.binding ? { binding } : {}),
    ...(acs.index ? { index } : {}),
    ...(acs.isDefault ? { isDefault } : {}),
  };
}
