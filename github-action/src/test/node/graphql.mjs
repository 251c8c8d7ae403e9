// Holds a question to GitHub's API of GraphQL, and the answer that a stand-in gave, against GitHub's public schema, for
// LinkedIssuesTest.java. Prints one line for each complaint.
//
//   node graphql.js <{"sent": {"query": "", "variables": {}}, "answer": {"data": {}}}
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, executeSync, parse, validate } from "graphql";

const { sent, answer } = JSON.parse(readFileSync(0, "utf8"));
const file = join(process.env.ORACLES, "node_modules", "@octokit", "graphql-schema", "schema.graphql");
const schema = buildSchema(readFileSync(file, "utf8"), { assumeValidSDL: true });
const document = parse(sent.query);
const complaints = validate(schema, document);
if (complaints.length === 0) {
  // What the schema makes of the same data: it complains of what is missing or of another type.
  const typeResolver = () => "User";
  const told = executeSync({ schema, document, rootValue: answer.data, variableValues: sent.variables, typeResolver });
  complaints.push(...(told.errors ?? []));
  const [ours, theirs] = [answer.data, told.data].map((data) => JSON.stringify(data));
  if (complaints.length === 0 && ours !== theirs) complaints.push({ message: `the schema has ${theirs}, not ${ours}` });
}
complaints.forEach((complaint) => console.log(complaint.message));
