import { type Binding, bindingOf, bindingUrns } from "../binding.ts";
import type { SingleLogoutService } from "../service-provider.ts";
import { attributeOf, childElements } from "../xml/elements.ts";
import { namespaces } from "../xml/namespaces.ts";
import { locationOf } from "./location.ts";
import { askCisco } from "./mend.ts";
import type { Report } from "./report.ts";

/** An endpoint element whose binding and address are accepted (saml-metadata-2.0-os §2.2.2). */
export interface Endpoint {
  readonly element: Element;
  readonly binding: Binding;
  readonly url: string;
}

/** The endpoints of a role, in the order of the file; what cannot be accepted is reported and left out. */
export function readEndpoints(role: Element, localName: string, report: Report): readonly Endpoint[] {
  return childElements(role, namespaces.metadata, localName).flatMap((element) => {
    const binding = bindingIn(element, report);
    if (!binding) return [];
    if (attributeOf(element, "Location") === undefined) {
      const message = `${localName} with the binding ${binding} has no Location.`;
      report.add("metadata-location-invalid", message, askCisco(report.subject));
      return [];
    }
    const url = locationOf(element, "Location", report);
    return url === undefined ? [] : [{ element, binding, url }];
  });
}

/** The SingleLogoutService endpoints of a role. */
export function readSingleLogoutServices(role: Element, report: Report): readonly SingleLogoutService[] {
  return readEndpoints(role, "SingleLogoutService", report).map(({ element, binding, url }) => {
    const responseUrl = locationOf(element, "ResponseLocation", report);
    return responseUrl === undefined || responseUrl === url
      ? { binding, url }
      : { binding, url, responseUrl };
  });
}

function bindingIn(element: Element, report: Report): Binding | undefined {
  const urn = attributeOf(element, "Binding") ?? "";
  const binding = bindingOf(urn);
  if (!binding) {
    report.add(
      "metadata-binding-unknown",
      `${element.localName} has the binding “${urn}” and is left out; known are ${Object.values(bindingUrns).join(", ")}.`,
      "Nothing, unless sign-in or logout needs this endpoint: then report it as an issue of this project.",
    );
  }
  return binding;
}
