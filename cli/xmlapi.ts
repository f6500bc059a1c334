import { Command } from "commander";
import { explainCommand } from "./xmlapi/explain.ts";
import { formCommand } from "./xmlapi/form.ts";
import { requestCommand } from "./xmlapi/request.ts";

/** `webex-sso xmlapi`: AuthenticateUser of the WebEx XML API, for sites with their own SSO (Site Administration). */
export const xmlApiCommand = new Command("xmlapi")
  .description(
    "For sites of Webex Meetings with an SSO of their own (Site Administration), and programs that call their XML API: " +
      "builds the request that turns a recorded sign-in into a session ticket, says what an answer means, and writes the request for a partner SAML configuration. Nothing is sent anywhere.",
  )
  .addCommand(requestCommand)
  .addCommand(explainCommand)
  .addCommand(formCommand)
  .addHelpText(
    "after",
    `
Exit codes: 0 fine, 1 the site would refuse, or has refused, 2 called wrongly.

Example: an integration gets 030048 from https://acme.webex.com/WBXService/XMLService
  $ webex-sso xmlapi explain answer.xml
  $ webex-sso xmlapi request trace.har --site acme.webex.com --webex-id jane@example.com --out request.xml

Each command has its own --help. docs/xmlapi.md has more.`,
  );
