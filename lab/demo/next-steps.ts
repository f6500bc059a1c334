/** What the demo tells last: the same with metadata and an identity provider of one's own. */
export const nextSteps = `
The same with your own Webex organisation and Okta:
  1. Save the metadata file of Control Hub (idb-meta-…-SP.xml) in stacks/tenants/
  2. Copy stacks/tenants/Pulumi.example-okta.yaml to Pulumi.<tenant>.yaml there, without its last lines
     (from webex-sso:protect on), and fill in: okta:orgName, webex-sso:metadata, webex-sso:groups
  3. npm run -s pulumi -- stack init <tenant>
  4. npm run -s pulumi -- config set --secret okta:apiToken -s <tenant>
  5. npm run -s pulumi -- up -s <tenant>
README.md has each step in full.`;
