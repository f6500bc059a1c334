/** What the demo tells last: the same with metadata and an identity provider of one's own. */
export const nextSteps = `
The same with your own Webex organisation and identity provider:
  npm run -s webex-sso -- onboard <tenant> --metadata idb-meta-<organisation>-SP.xml
with the file that Control Hub gave you: it asks for the rest, writes the tenant's stack file, and says which command comes
next. README.md has each step in full, and docs/init.md how to make a repository of your own.`;
