import { bindingUrns } from "../binding.ts";
import type { AssertionConsumerService } from "../service-provider.ts";
import { attributeOf, childElements } from "../xml/elements.ts";
import { namespaces } from "../xml/namespaces.ts";
import { booleanOf } from "./boolean.ts";
import { type Endpoint, readEndpoints } from "./endpoints.ts";
import { askCisco } from "./mend.ts";
import type { Report } from "./report.ts";

const localName = "AssertionConsumerService";
const highestIndex = 65_535;

/** The AssertionConsumerService elements of a role, with their indexes checked (saml-metadata-2.0-os §2.2.3). */
export function readAssertionConsumerServices(
  role: Element,
  report: Report,
): readonly AssertionConsumerService[] {
  const services: AssertionConsumerService[] = [];
  const endpoints = readEndpoints(role, localName, report);
  const taken = new Set(endpoints.map(({ element }) => Number(attributeOf(element, "index") ?? Number.NaN)));
  for (const endpoint of endpoints) {
    const index = indexOf(endpoint, taken, report);
    if (index === undefined) continue;
    taken.add(index);
    const isDefault = booleanOf(endpoint.element, "isDefault", report);
    const { binding, url } = endpoint;
    services.push(isDefault === undefined ? { binding, url, index } : { binding, url, index, isDefault });
  }
  reportSeveral(services, report);
  reportNoPost(role, report);
  return services;
}

/** A missing index is harmless to fill in; one that cannot be sent in a request is not. */
function indexOf({ element, url }: Endpoint, taken: ReadonlySet<number>, report: Report): number | undefined {
  const text = attributeOf(element, "index");
  if (text === undefined) {
    let free = 0;
    while (taken.has(free)) free += 1;
    const message = `${localName} ${url} has no index; it is given ${free}, the lowest that is free.`;
    report.add("metadata-acs-index-missing", message, askCisco(report.subject));
    return free;
  }
  if (/^\+?\d{1,10}$/.test(text) && Number(text) <= highestIndex) return Number(text);
  const message = `${localName} ${url} has index="${text}"; accepted are 0 to ${highestIndex}. It is left out.`;
  report.add("metadata-acs-index-invalid", message, askCisco(report.subject));
  return undefined;
}

function reportSeveral(services: readonly AssertionConsumerService[], report: Report): void {
  for (const [index, same = []] of Map.groupBy(services, (service) => service.index)) {
    if (same.length === 1) continue;
    const urls = same.map(({ url }) => url).join(" and ");
    const message = `${same.length} ${localName} elements have index="${index}": ${urls}. Which one a request means cannot be told.`;
    report.add("metadata-acs-index-duplicate", message, askCisco(report.subject));
  }
  const defaults = services.filter(({ isDefault }) => isDefault).sort((a, b) => a.index - b.index);
  if (defaults.length < 2) return;
  const message = `${defaults.length} ${localName} elements have isDefault="true" (index ${defaults.map(({ index }) => index).join(", ")}); the one with the lowest index counts, ${defaults[0]?.index}.`;
  report.add("metadata-acs-several-defaults", message, askCisco(report.subject));
}

/** Asked of the file, not of what is left of it: an endpoint that was refused has its own finding already. */
function reportNoPost(role: Element, report: Report): void {
  const bindings = childElements(role, namespaces.metadata, localName).map(
    (element) => attributeOf(element, "Binding") ?? "",
  );
  if (bindings.includes(bindingUrns.POST)) return;
  const found = bindings.length === 0 ? "no AssertionConsumerService at all" : `only ${bindings.join(", ")}`;
  const message = `It has no AssertionConsumerService with the binding ${bindingUrns.POST}, by which Webex takes sign-ins; it has ${found}.`;
  report.add("metadata-no-post-acs", message, askCisco(report.subject));
}
