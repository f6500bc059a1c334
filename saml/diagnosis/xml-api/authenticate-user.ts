import { DOMImplementation, XMLSerializer } from "@xmldom/xmldom";
import { service } from "./read-answer.ts";

const instance = "http://www.w3.org/2001/XMLSchema-instance";

/** Who signs in where, and by what. */
export interface Authentication {
  /** The first part of the site's host. @example "acme" */
  readonly siteName: string;
  readonly webExId: string;
  /** The whole SAML response as it was sent: a bearer token. */
  readonly responseXml: string;
}

/**
 * The request AuthenticateUser of the WebEx XML API, to be posted to https://<site>.webex.com/WBXService/XMLService.
 * Without `protocol` the site would take the response for SAML 1.1. The whole is a bearer token: it is for a file or a
 * pipe that the user asks for, and for nothing else.
 *
 * Sources: Cisco's XML API reference, AuthenticateUser; its developer forum, "Validate assertion failed".
 *
 * @example authenticateUser({ siteName: "acme", webExId: "jane", responseXml })
 */
export function authenticateUser({ siteName, webExId, responseXml }: Authentication): string {
  const document = new DOMImplementation().createDocument(service, "serv:message");
  document.insertBefore(
    document.createProcessingInstruction("xml", 'version="1.0" encoding="UTF-8"'),
    document.documentElement,
  );
  const add = (parent: Element, name: string, text?: string): Element => {
    const child = document.createElement(name);
    if (text !== undefined) child.appendChild(document.createTextNode(text));
    parent.appendChild(child);
    return child;
  };
  const message = document.documentElement;
  const context = add(add(message, "header"), "securityContext");
  add(context, "siteName", siteName);
  add(context, "webExID", webExId);
  const content = add(add(message, "body"), "bodyContent");
  content.setAttributeNS(instance, "xsi:type", "java:com.webex.service.binding.user.AuthenticateUser");
  add(content, "samlResponse", Buffer.from(responseXml, "utf8").toString("base64"));
  add(content, "protocol", "SAML2.0");
  return `${new XMLSerializer().serializeToString(document)}\n`;
}
