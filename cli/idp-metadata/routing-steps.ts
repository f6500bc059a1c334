import { code } from "../../formats/markdown-text.ts";
import type { RoutingRule } from "../../stacks/routing/routing-rules.ts";
import { vendors } from "../../vendors/index.ts";

/** The routing rules of an organisation with several identity providers (help.webex.com/article/ngp4sr8). */
export function routingSteps(group: string, rules: readonly RoutingRule[]): string[] {
  const intro = `The organisation has several identity providers (${code(group)}; [Cisco's guide](https://help.webex.com/article/ngp4sr8)). Import each before you write rules for it.`;
  if (rules.length === 0)
    return [
      "## Routing rules",
      "",
      intro,
      "",
      "- [ ] Write down who signs in where in webex-sso:routing of each tenant (docs/several-idps.md): then the rules stand here.",
      "",
    ];
  const title = { group: "Webex groups", domain: "domains", default: "everybody else" } as const;
  return [
    "## Routing rules",
    "",
    intro,
    "",
    "- [ ] The rules of Control Hub are these, in this order:",
    "",
    "| | whose users | sign in at |",
    "| --- | --- | --- |",
    ...rules.map(
      ({ order, kind, values, tenant, idp }) =>
        `| ${order} | ${title[kind]}${values.length === 0 ? "" : `: ${values.map(code).join(", ")}`} | ${vendors[idp].capabilities.title} (${code(tenant)}) |`,
    ),
    "",
  ];
}
