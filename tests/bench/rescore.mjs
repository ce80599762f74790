// How long a full rescore of an answer of 700 words takes in a browser, beside plain JavaScript over the same phrases and
// beside the library compromise. Times are the least of several runs. `tests/bench/native.rs` measures growth.
import { createServer } from "node:http";
import { readFile, readdir } from "node:fs/promises";
import { at } from "./measure.mjs";

const json = async (path) => JSON.parse(await readFile(at(path), "utf8"));

const WORDS = 700;

/** Every wording of a rule, however deep it stands. */
const wordings = (rule) => {
  if (Array.isArray(rule)) return rule.flatMap(wordings);
  if (typeof rule !== "object" || rule === null) return [];
  const texts = [];
  for (const [key, value] of Object.entries(rule)) {
    if (key === "say" || key === "cues" || key === "where") texts.push(...Object.values(value).flatMap((text) => text.split("|")));
    else if (key === "unless" || key === "once") texts.push(...value.split("|"));
    else texts.push(...wordings(value));
  }
  return texts.map((text) => text.trim().replace(/\s-?\d+$/, ""));
};

/** All phrases that a scenario's rules listen for: their own, and those of the concepts that they name, directly or not. */
const phrasesOf = (scenario, concepts) => {
  const phrases = new Set([...scenario.items, ...scenario.flags].flatMap((one) => wordings(one.met_by ?? one.raised_by)));
  for (const phrase of phrases) {
    for (const [, name] of phrase.matchAll(/@([\w-]+)/g)) for (const more of concepts[name] ?? []) phrases.add(more);
  }
  return [...phrases].filter((phrase) => !["filled", "real", ""].includes(phrase));
};

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const FIGURE = "[$€£]?\\d[\\d.,]*\\s?(?:%|k|m|x)?";

/** A phrase as a regular expression that a JavaScript programmer would write for it. */
const pattern = (phrase, concepts, depth = 0) => {
  const parts = phrase.split(/\s+/).filter((part) => part !== "^").map((part) => {
    if (part === "*") return "(?:\\w+\\W+){0,3}?";
    if (part.startsWith("#")) return FIGURE;
    if (part.startsWith("=")) return `\\b${escaped(part.slice(1))}\\b`;
    if (part.startsWith("@")) {
      const known = depth > 1 ? [] : (concepts[part.slice(1)] ?? []);
      return `(?:${known.map((one) => pattern(one, concepts, depth + 1)).join("|") || "\\w+"})`;
    }
    return `\\b${escaped(part.replace(/\*$/, ""))}\\w*`;
  });
  return parts.join("\\W+(?:(?:the|a|an|our|their|any)\\W+)?");
};

/** Scores all shipped scenarios' samples in one page. */
export const rescore = async (browser, say) => {
  const packs = await Promise.all((await readdir(at("scenarios"))).filter((name) => name.endsWith(".json")).map((name) => json(`scenarios/${name}`)));
  const lexicon = await json("src/concept/lexicon.json");
  const subjects = packs.flatMap((pack) => {
    return (pack.scenarios ?? []).map((scenario) => {
      const concepts = { ...lexicon };
      for (const own of [pack.concepts, scenario.concepts]) {
        for (const [name, phrases] of Object.entries(own ?? {})) concepts[name] = [...(concepts[name] ?? []), ...phrases];
      }
      const phrases = phrasesOf(scenario, concepts);
      const texts = scenario.samples.flatMap((sample) => Object.entries(sample.fields));
      const prose = texts.filter(([, value]) => typeof value === "string").map(([, value]) => value).join(" ");
      const text = prose.split(/\s+/).slice(0, WORDS).join(" ");
      const field = scenario.fields.find((one) => one.kind === "text").id;
      return {
        scenario: scenario.id,
        words: text.split(/\s+/).length,
        line: JSON.stringify({ id: "bench", scenario: scenario.id, fields: { [field]: text } }),
        text,
        patterns: phrases.map((phrase) => pattern(phrase, concepts)),
        plain: phrases.map((phrase) => phrase.replace(/[@#=^*]\S*/g, "").trim()).filter((phrase) => phrase !== ""),
      };
    });
  });

  const served = {
    "/": ["text/html", "<!doctype html><title>bench</title><script src=compromise.js></script>"],
    "/bench.js": ["text/javascript", await readFile(at("target/bench/hotseat-bench.js"))],
    "/bench.wasm": ["application/wasm", await readFile(at("target/bench/hotseat-bench_bg.wasm"))],
    "/compromise.js": ["text/javascript", await readFile(at("tests/e2e/node_modules/compromise/builds/compromise.js"))],
  };
  const server = createServer((request, response) => {
    const [type, body] = served[new URL(request.url, "http://host").pathname] ?? ["text/plain", ""];
    response.writeHead(200, { "content-type": type });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const results = await page.evaluate(async (subjects) => {
    const least = (work, runs) => {
      let best = Infinity;
      for (let run = 0; run < runs; run += 1) {
        const start = performance.now();
        work();
        best = Math.min(best, performance.now() - start);
      }
      return best;
    };
    // A browser rounds its clock: short work is done many times within one reading.
    const each = (work, times, runs) => least(() => { for (let count = 0; count < times; count += 1) work(); }, runs) / times;
    const { default: init, Bench } = await import("/bench.js");
    await init({ module_or_path: "/bench.wasm" });
    return subjects.map(({ scenario, words, line, text, patterns, plain }) => {
      const bench = Bench.read(line);
      const expressions = patterns.map((source) => new RegExp(source, "gi"));
      const trie = nlp.buildTrie(plain);
      return {
        scenario,
        words,
        phrases: patterns.length,
        wasm: each(() => bench.rescore(), 20, 12),
        regexp: each(() => { for (const expression of expressions) for (const found of text.matchAll(expression)) void found; }, 1, 5),
        compromise: each(() => nlp(text).lookup(trie), 1, 5),
      };
    });
  }, subjects);
  await page.close();
  server.close();
  server.closeAllConnections();

  const times = (value, wasm) => `${value.toFixed(1).padStart(8)} (${(value / wasm).toFixed(1)} times)`;
  say("A full rescore, in milliseconds; how many times as long the others take:");
  say("  scenario            words  phrases   wasm   RegExp over the phrases   compromise, parse and look up");
  for (const { scenario, words, phrases, wasm, regexp, compromise } of results) {
    say(`  ${scenario.padEnd(18)}  ${String(words).padStart(5)}  ${String(phrases).padStart(7)}  ${wasm.toFixed(2).padStart(5)}  ${times(regexp, wasm).padEnd(24)}  ${times(compromise, wasm)}`);
  }
};
