import { check, type Rule } from "../rule.ts";

export const launchTileRule: Rule = {
  id: "launch-tile",
  title: "No tile that leads nowhere",
  description:
    "Webex starts every sign-in itself, so that a tile in the identity provider's portal cannot work.",
  class: "hygiene",
  breaks: "Whoever starts from the portal gets an error.",
  prediction: "nothing",
  mend: "Hide the application's tile.",
  mends: {
    okta: "Set hideWeb and hideIos to true.",
    pingone: "Set hiddenFromAppPortal to true.",
    entra: "Set hide of the service principal's feature tags to true.",
  },
  checks: [
    check(
      "hideLaunchTile",
      ["hideLaunchTile"],
      function* (hidden, { knowledge: { wanted, chosen } }) {
        if (!hidden && !(chosen && wanted?.hideLaunchTile === false))
          yield { path: "hideLaunchTile", message: "The application's tile is shown in the portal." };
      },
      {
        // Of a trust that our component made, only the stack shows what its tenant chose.
        needs: ["choice"],
        applies: (capabilities) => capabilities.hideLaunchTile,
      },
    ),
  ],
};
