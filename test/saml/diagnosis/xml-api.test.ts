import { expect, test } from "vitest";
import { diagnose } from "../../../saml/diagnosis/diagnose.ts";
import { unwrap } from "../../../saml/diagnosis/unwrap/unwrap.ts";
import { readXmlApiAnswer } from "../../../saml/diagnosis/xml-api/read-answer.ts";
import { harOf } from "./wrappings.ts";

const ticket = "AAABbKs70Bcq8ticket";
const namespaces =
  'xmlns:serv="http://www.webex.com/schemas/2002/06/service" xmlns:use="http://www.webex.com/schemas/2002/06/service/user"';
const answer = (header: string, body = "") =>
  `<?xml version="1.0" encoding="UTF-8"?><serv:message ${namespaces}><serv:header><serv:response>${header}</serv:response></serv:header><serv:body><serv:bodyContent>${body}</serv:bodyContent></serv:body></serv:message>`;

const granted = answer(
  "<serv:result>SUCCESS</serv:result><serv:gsbStatus>PRIMARY</serv:gsbStatus>",
  `<use:sessionTicket>${ticket}</use:sessionTicket><use:createTime>1564617600000</use:createTime><use:timeToLive>5400</use:timeToLive>`,
);
const refused = answer(
  "<serv:result>FAILURE</serv:result><serv:reason>Authentication Server can't generate a valid session ticket</serv:reason><serv:gsbStatus>BACKUP</serv:gsbStatus><serv:exceptionID>030048</serv:exceptionID><serv:subErrors><serv:subError><serv:exceptionID>AS0001</serv:exceptionID><serv:reason>authentication service error</serv:reason><serv:value></serv:value></serv:subError></serv:subErrors>",
);
const failure = (id: string, reason: string, subErrors = "") =>
  answer(
    `<serv:result>FAILURE</serv:result><serv:reason>${reason}</serv:reason><serv:exceptionID>${id}</serv:exceptionID>${subErrors}`,
  );
const diagnosed = (xml: string) => diagnose(unwrap(Buffer.from(xml)), "answer.xml", {});

test("an answer is read, and its ticket is not kept", () => {
  expect(readXmlApiAnswer(granted)).toEqual({
    result: "SUCCESS",
    subErrors: [],
    gsbStatus: "PRIMARY",
    sessionTicket: { characters: ticket.length, created: "2019-08-01T00:00:00.000Z", secondsToLive: 5400 },
  });
});

test("a ticket with its lifetime is no error", () => {
  const diagnosis = diagnosed(granted);
  expect(diagnosis.findings).toEqual([expect.objectContaining({ code: "xmlapi-answer", severity: "info" })]);
  expect(diagnosis.findings[0]?.message).toContain("5400 seconds, until 2019-08-01T01:30:00.000Z");
  expect(JSON.stringify(diagnosis)).not.toContain(ticket);
});

test("030048 and AS0001 in plain words, with the ways out", () => {
  const { findings, messages } = diagnosed(refused);
  expect(findings[0]).toMatchObject({ code: "xmlapi-not-authenticated", severity: "error" });
  expect(findings[0]?.message).toContain(
    "030048 Authentication Server can't generate a valid session ticket",
  );
  expect(findings[0]?.message).toContain("AS0001");
  expect(findings[0]?.fix).toContain("InResponseTo");
  expect(messages[0]?.facts.join()).toContain("gsbStatus BACKUP: the site's backup cluster answered");
});

test("an answer within a trace", () => {
  const url = "https://acme.webex.com/WBXService/XMLService";
  const response = { status: 200, headers: [], content: { text: `\n${refused}` } };
  const { findings } = diagnosed(harOf([{ request: { method: "POST", url, headers: [] }, response }]));
  expect(findings.map(({ code }) => code)).toEqual(["xmlapi-not-authenticated"]);
  expect(findings[0]?.subject).toBe(`answer.xml, entry 1, answer of ${url}`);
});

test.each([
  ["a user that the site does not know", failure("030001", "Corresponding User not found"), "xmlapi-failure"],
  ["a failure that nobody has explained, with its own words", failure("999999", "Odd"), "xmlapi-failure"],
  [
    "an authentication service that is away",
    failure("000035", "ASService not responding"),
    "xmlapi-unavailable",
  ],
  [
    "a sub-error that is more exact than its error",
    failure(
      "030048",
      "Authentication Server can't generate a valid session ticket",
      "<serv:subErrors><serv:subError><serv:exceptionID>AS0062</serv:exceptionID><serv:reason>Validate assertion failed</serv:reason></serv:subError></serv:subErrors>",
    ),
    "xmlapi-assertion-refused",
  ],
  ["an answer that is cut off", refused.slice(0, 400), "diagnosis-malformed"],
  ["a request", `<serv:message ${namespaces}><header/></serv:message>`, "diagnosis-not-saml"],
])("%s", (_, xml, code) => {
  expect(diagnosed(xml).findings.map((one) => one.code)).toEqual([code]);
});
