/** What the demo tells last: the same with metadata and an identity provider of one's own. */
export const nextSteps = `
The same with your own Webex organisation and identity provider:
  1. npm run -s webex-sso -- init ../<project>
     makes a project of yours that depends on this one
  2. npm run -s webex-sso -- onboard <tenant> --metadata idb-meta-<organisation>-SP.xml
     there, with the file that Control Hub gave you: asks for the rest, and says which command comes next
README.md has each step in full.`;
