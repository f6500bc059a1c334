import { bindingUrns } from "../../binding.ts";
import type { Trust } from "../../trust-model.ts";
import { webexBehaviour } from "../../webex-behaviour.ts";
import type { SheetRow } from "../sheet.ts";

/** Where answers go. */
export function answerRows({ acs }: Trust): SheetRow[] {
  return [
    ...acs.map(
      ({ binding, url, index, isDefault }): SheetRow => ({
        term: `ACS, index ${index}${isDefault ? ", default" : ""}`,
        values: [url],
        note: `Binding ${bindingUrns[binding]}.${isDefault ? " Also the recipient and the destination of answers." : ""}`,
      }),
    ),
    {
      term: "profile",
      values: [],
      note: "Web browser SSO that Webex starts (SP-initiated); requests come by HTTP-POST or HTTP-Redirect. What nobody asked for is refused.",
      reference: webexBehaviour.serviceProviderStartsSignIn,
    },
    { term: "RelayState", values: [], note: "Give back what the request brought, unchanged. No default." },
  ];
}
