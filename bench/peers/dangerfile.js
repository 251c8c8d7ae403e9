// What a first dangerfile does: list the changed files, say one sentence about them, warn about missing tests.
// It reads no result files, so danger has less to do here than `evidence-gate check`.
const { danger, markdown, message, warn } = require("danger");

const { created_files, modified_files, deleted_files } = danger.git;
const files = [...created_files, ...modified_files, ...deleted_files];

message(`${files.length} files changed in ${danger.git.commits.length} commits`);
if (!files.some((file) => file.startsWith("src/test/"))) {
  warn("No test changed");
}
markdown(["| File |", "|---|", ...files.map((file) => `| ${file} |`)].join("\n"));
