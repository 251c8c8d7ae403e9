// Runs a composite action on this machine, as a runner of GitHub does, for LocalRunner.java.
//
//   node run-action.js ACTION.YML <job.json >result.json
//   job:    {with: {}, github: {}, env: {}, secrets: [], actions: {}}
//           env is all that a step gets besides what a runner sets; actions has a script of bash for each action that a
//           step uses, by owner/name, which plays it: its inputs are INPUT_*, as those of an action of Node
//   result: {outcome: "success" | "failure", outputs: {}, summary: "", log: ""}
//
// Expressions are evaluated by GitHub's own library. It has: inputs with their defaults, env, if with success(), failure()
// and always(), outputs, GITHUB_ENV, GITHUB_PATH, GITHUB_OUTPUT, GITHUB_STEP_SUMMARY, masks, continue-on-error, actions by
// stand-ins. It lacks, and refuses where it can tell: the actions themselves, shells but bash, other contexts than github,
// inputs, env, steps, strategy (of a job without a matrix) and runner, commands in the log but add-mask, containers, pre
// and post steps, cancellation, time limits, and Windows and macOS.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { data, Evaluator, Lexer, Parser, wellKnownFunctions } from "@actions/expressions";
import { parse } from "yaml";

const STEP_KEYS = ["id", "name", "shell", "env", "run", "if", "working-directory", "uses", "with", "continue-on-error"];
const CONTEXTS = ["github", "inputs", "env", "steps", "strategy", "runner"];
const STRATEGY = { "fail-fast": true, "job-index": 0, "job-total": 1, "max-parallel": 1 };

const refuse = (what) => {
  throw new Error(`run-action.mjs: ${what}`);
};

const toData = (value) => {
  if (value === null || value === undefined) return new data.Null();
  if (typeof value === "object") {
    const pairs = Object.entries(value).map(([key, inner]) => ({ key, value: toData(inner) }));
    return new data.Dictionary(...pairs);
  }
  if (typeof value === "boolean") return new data.BooleanData(value);
  if (typeof value === "number") return new data.NumberData(value);
  return new data.StringData(String(value));
};

function evaluate(expression, contexts, functions) {
  const tokens = new Lexer(expression).lex().tokens;
  const all = [...functions.values(), ...Object.values(wellKnownFunctions)];
  const parsed = new Parser(tokens, CONTEXTS, all).parse();
  return new Evaluator(parsed, toData(contexts), functions).evaluate();
}

const expand = (text, contexts, functions) =>
  String(text ?? "").replace(/\$\{\{(.*?)\}\}/gs, (_, inner) => evaluate(inner, contexts, functions).coerceString());

/** name=value, or name<<END, lines, END. */
function readPairs(file) {
  const pairs = {};
  const lines = readFileSync(file, "utf8").split("\n");
  while (lines.length > 0) {
    const line = lines.shift();
    const block = /^([^=]+?)<<(.+)$/.exec(line);
    if (block) {
      const end = lines.indexOf(block[2]);
      if (end < 0) refuse(`${block[1]} has no end ${block[2]}`);
      pairs[block[1]] = lines.splice(0, end + 1).slice(0, -1).join("\n");
    } else if (line.includes("=")) {
      pairs[line.slice(0, line.indexOf("="))] = line.slice(line.indexOf("=") + 1);
    } else if (line !== "") {
      refuse(`"${line}" is neither name=value nor name<<END`);
    }
  }
  return pairs;
}

function inputsOf(action, job, log) {
  const known = action.inputs ?? {};
  for (const name of Object.keys(job.with)) {
    if (!(name in known)) log.push(`##[warning]Unexpected input(s) '${name}'`);
  }
  const value = ([name, input]) => [name, job.with[name] ?? expand(input.default, { github: job.github, strategy: STRATEGY }, new Map())];
  return Object.fromEntries(Object.entries(known).map(value));
}

/** A step that uses an action, as one that runs the script that plays it. */
function played(step, job) {
  const name = step.uses.replace(/@.*/, "");
  const run = job.actions[name] ?? refuse(`no action ${name}; the job has a script for: ${Object.keys(job.actions)}`);
  const inputs = Object.entries(step.with ?? {}).map(([key, value]) => [`INPUT_${key.toUpperCase()}`, value]);
  return { ...step, run, shell: "bash", env: { ...step.env, ...Object.fromEntries(inputs) } };
}

function runStep(given, contexts, job, state) {
  for (const key of Object.keys(given)) if (!STEP_KEYS.includes(key)) refuse(`no steps with "${key}"`);
  const step = given.uses ? played(given, job) : given;
  if (step.shell !== "bash") refuse(`no shell "${step.shell}"`);
  const folder = mkdtempSync(join(tmpdir(), "step-"));
  const files = ["OUTPUT", "ENV", "PATH", "STEP_SUMMARY"].map((name) => [`GITHUB_${name}`, join(folder, name)]);
  files.forEach(([, file]) => writeFileSync(file, ""));
  const script = join(folder, "script.sh");
  writeFileSync(script, expand(step.run, contexts, state.functions));
  const own = Object.entries(step.env ?? {}).map(([name, text]) => [name, expand(text, contexts, state.functions)]);
  const environment = { ...contexts.env, ...Object.fromEntries(own), ...Object.fromEntries(files) };
  const ended = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], {
    cwd: expand(step["working-directory"], contexts, state.functions) || job.github.workspace,
    env: { ...environment, PATH: [...state.paths, environment.PATH].join(":") },
    encoding: "utf8",
    timeout: 240_000,
    maxBuffer: 64 << 20,
  });
  if (ended.error) refuse(`the step cannot be run: ${ended.error.message}`);
  for (const mask of ended.stdout.matchAll(/^::add-mask::(.*)$/gm)) state.secrets.push(mask[1]);
  state.log.push(ended.stdout.replace(/^::add-mask::.*\n/gm, "") + ended.stderr);
  const read = (name) => files.find(([key]) => key === name)[1];
  Object.assign(state.env, readPairs(read("GITHUB_ENV")));
  state.paths.unshift(...readFileSync(read("GITHUB_PATH"), "utf8").split("\n").filter(Boolean));
  state.summary += readFileSync(read("GITHUB_STEP_SUMMARY"), "utf8");
  const outputs = readPairs(read("GITHUB_OUTPUT"));
  rmSync(folder, { recursive: true });
  return { outputs, outcome: ended.status === 0 ? "success" : "failure" };
}

function run(path, job) {
  const action = parse(readFileSync(path, "utf8"));
  if (action.runs.using !== "composite") refuse(`no actions that use "${action.runs.using}"`);
  const state = { log: [], summary: "", outcome: "success", env: {}, paths: [], secrets: [...job.secrets] };
  const condition = (name, holds) => [name, { name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(holds()) }];
  state.functions = new Map([
    condition("success", () => state.outcome === "success"),
    condition("failure", () => state.outcome === "failure"),
    condition("always", () => true),
    condition("cancelled", () => false),
  ]);
  // A runner leaves the repository of a composite action empty in its steps' environment, but not in expressions.
  const fixed = { GITHUB_ACTIONS: "true", GITHUB_ACTION_PATH: resolve(dirname(path)), GITHUB_ACTION_REPOSITORY: "" };
  const inputs = inputsOf(action, job, state.log);
  const steps = {};
  for (const step of action.runs.steps) {
    const env = { ...job.env, ...fixed, ...state.env };
    const contexts = { github: job.github, inputs, steps, env, strategy: STRATEGY, runner: { os: job.env.RUNNER_OS, temp: job.env.RUNNER_TEMP } };
    const bare = String(step.if ?? "success()").replace(/^\$\{\{(.*)\}\}$/s, "$1");
    const guarded = /\b(success|failure|always|cancelled)\s*\(/.test(bare) ? bare : `success() && (${bare})`;
    const holds = evaluate(guarded, contexts, state.functions).coerceString();
    if (["false", "", "0"].includes(holds)) continue;
    const ended = runStep(step, contexts, job, state);
    const conclusion = step["continue-on-error"] === true ? "success" : ended.outcome;
    if (conclusion === "failure") state.outcome = "failure";
    if (step.id) steps[step.id] = { ...ended, conclusion };
  }
  // Those of a failed action too.
  const told = ([name, output]) => [name, expand(output.value, { github: job.github, inputs, steps }, state.functions)];
  const outputs = Object.fromEntries(Object.entries(action.outputs ?? {}).map(told));
  const masked = (text) => state.secrets.filter(Boolean).reduce((all, secret) => all.replaceAll(secret, "***"), text);
  return { outcome: state.outcome, outputs, summary: state.summary, log: masked(state.log.join("\n")) };
}

const job = JSON.parse(readFileSync(0, "utf8"));
mkdirSync(job.env.RUNNER_TEMP, { recursive: true });
process.stdout.write(JSON.stringify(run(process.argv[2], { with: {}, secrets: [], actions: {}, ...job })));
