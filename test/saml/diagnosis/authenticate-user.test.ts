import fc from "fast-check";
import { expect, test } from "vitest";
import { authenticateUser } from "../../../saml/diagnosis/xml-api/authenticate-user.ts";
import { isXmlApi } from "../../../saml/diagnosis/xml-api/read-answer.ts";
import { allChildElements, elementsBelow, textOf } from "../../../saml/xml/elements.ts";
import { parseXml } from "../../../saml/xml/parse.ts";

test("the request, as Cisco's reference and its forum have it", () => {
  const text = authenticateUser({ siteName: "acme", webExId: "jane", responseXml: "<Response/>" });
  expect(text).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>' +
      '<serv:message xmlns:serv="http://www.webex.com/schemas/2002/06/service">' +
      "<header><securityContext><siteName>acme</siteName><webExID>jane</webExID></securityContext></header>" +
      '<body><bodyContent xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="java:com.webex.service.binding.user.AuthenticateUser">' +
      "<samlResponse>PFJlc3BvbnNlLz4=</samlResponse><protocol>SAML2.0</protocol></bodyContent></body></serv:message>\n",
  );
  expect(isXmlApi(text)).toBe(true);
});

test("whatever a user is called, the message has the same elements, and says just that", () => {
  const name = fc
    .string({ minLength: 1, unit: "grapheme" })
    .map((text) => text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, "").trim())
    .filter((text) => text !== "");
  fc.assert(
    fc.property(name, fc.string({ unit: "grapheme" }), (webExId, responseXml) => {
      const root = parseXml(authenticateUser({ siteName: "acme", webExId, responseXml }).trim());
      const all = [...elementsBelow(root)];
      const named = (wanted: string) => all.filter(({ localName }) => localName === wanted);
      expect(all).toHaveLength(9);
      expect(named("webExID").map(textOf)).toEqual([webExId]);
      const [response] = named("samlResponse").map(textOf);
      expect(Buffer.from(response ?? "", "base64").toString("utf8")).toBe(
        Buffer.from(responseXml).toString("utf8"),
      );
      expect(allChildElements(root).map(({ localName }) => localName)).toEqual(["header", "body"]);
    }),
  );
});
