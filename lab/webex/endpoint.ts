import { bindingOf } from "../../saml/binding.ts";
import { attributeOf } from "../../saml/xml/elements.ts";
import type { FrontBinding } from "../saml/bindings.ts";

/** An endpoint of metadata that a browser can be sent to. */
export interface Endpoint {
  readonly binding: FrontBinding;
  readonly url: string;
  /** Where answers go. */
  readonly responseUrl: string;
}

/** Reads an element of metadata; nothing where it is for another binding. */
export function endpointOf(element: Element): Endpoint[] {
  const binding = bindingOf(attributeOf(element, "Binding") ?? "");
  const url = attributeOf(element, "Location") ?? "";
  if (binding !== "POST" && binding !== "Redirect") return [];
  return [{ binding, url, responseUrl: attributeOf(element, "ResponseLocation") ?? url }];
}
