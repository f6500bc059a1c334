import { isMap, type Plain, type PlainMap } from "../../providers/host/value.ts";

/**
 * The endpoints as the provider reads them back. It cannot see by which of its two properties they were written:
 * numbers that count from 0 become `acsEndpoints`, all others `acsEndpointsIndices` in the order of their
 * numbers. Whoever declares `acsEndpointsIndices` with 0, 1, 2 therefore sees a difference in every deployment.
 */
export function acsEndpointsRead(settings: PlainMap): PlainMap {
  const endpoints = endpointsOf(settings);
  if (endpoints.length === 0) return {};
  const isCounted = endpoints.every(({ index }, position) => index === position);
  if (isCounted) return { acsEndpoints: endpoints.map(({ url }) => url) };
  return { acsEndpointsIndices: endpoints };
}

function endpointsOf({ acsEndpoints, acsEndpointsIndices }: PlainMap): { index: Plain; url: Plain }[] {
  if (Array.isArray(acsEndpoints) && acsEndpoints.length > 0) {
    return acsEndpoints.map((url, index) => ({ index, url }));
  }
  const indexed = Array.isArray(acsEndpointsIndices) ? acsEndpointsIndices.filter(isMap) : [];
  return indexed
    .map(({ index = null, url = null }) => ({ index, url }))
    .sort((a, b) => Number(a.index) - Number(b.index));
}
