import { webexMessages } from "../../saml/webex-message.ts";
import { check, type Rule } from "../rule.ts";

export const clockSkewRule: Rule = {
  id: "clock-skew",
  title: "Clocks may differ a little",
  description:
    "NotBefore lies some minutes in the past, so that an assertion is not too young for a clock that is slow. Many minutes help nobody but whoever replays assertions.",
  class: "hygiene",
  breaks: "Without tolerance sign-ins fail whenever the identity provider's clock runs ahead of Webex's.",
  prediction: webexMessages.time,
  mend: "Set the tolerance to 3 minutes.",
  mends: {
    pingfederate: "Set spBrowserSso.assertionLifetime.minutesBefore to 5.",
    adfs: "Set notBeforeSkew to 3.",
  },
  checks: [
    check(
      "clockSkewMinutes",
      ["clockSkewMinutes"],
      function* (minutes = 0, { thresholds: { clockSkewLeast, clockSkewMost } }) {
        if (minutes < clockSkewLeast || minutes > clockSkewMost)
          yield {
            path: "clockSkewMinutes",
            message: `The tolerance is {value} minutes; it should be ${clockSkewLeast} to ${clockSkewMost}.`,
            value: minutes,
          };
      },
      { applies: ({ clockSkew }) => clockSkew },
    ),
  ],
};
