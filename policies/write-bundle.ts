import { bundle } from "./bundle.ts";

/** `npm run policy-pack -- FOLDER` */
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Usage: npm run policy-pack -- FOLDER (it is made if need be; settings that are in it stay)");
  process.exitCode = 2;
} else {
  await bundle(folder);
  console.error(`The pack is in ${folder}. Run npm install there, or publish it: pulumi policy publish.`);
}
