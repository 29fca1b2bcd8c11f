// Runs aimock with answers made from what was asked. Arguments: the package's folder, a seed for its chaos.
// Prints its address in one line and ends with its standard input.
import { createRequire } from "node:module";

const [folder, seed] = process.argv.slice(2);
const { LLMock } = createRequire(import.meta.url)(folder);

let state = Number(seed) >>> 0;
Math.random = () => {
  // mulberry32: the same chaos for the same seed
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};

const said = (text) => ({ text, quotes: [text] });

function card(paper) {
  const text = paper.sections.map((section) => section.text).join(" ");
  const sentences = text.match(/[^.!?]{30,300}[.!?](?=\s|$)/g) ?? [text.slice(0, 200)];
  const [first, second, third, fourth] = [0, 1, 2, 3].map((n) => sentences[n % sentences.length].trim());
  return {
    tldr: said(first),
    whats_new: [said(second)],
    technical_details: [said(third)],
    performance_highlights: [said(fourth)],
  };
}

const answers = {
  card: (asked) => card(asked.paper),
  repair: () => ({ bullets: [] }),
  classify: (asked) => ({
    papers: asked.papers.map((paper) => ({ id: paper.id, category: asked.categories[0].key, reason: "first" })),
  }),
  vote: (asked) => ({ votes: asked.claims.map((claim) => ({ index: claim.index, carried: true })) }),
  report: (asked) => ({
    themes: asked.papers.slice(0, 2).map((paper) => ({ paper: paper.number, ...paper.sentences[0] })),
    common_threads: [],
    key_facts: [],
    impact: [],
    outlook: [],
  }),
  probe: (asked) => ({ said: asked.say ?? "yes", more: ["a", "b"] }),
};

let limited = 0;

function answer(request) {
  const asked = JSON.parse(request.messages.at(-1).content);
  if (asked.task === "limited" && limited++ < 1) {
    return { error: { message: "Rate limited", type: "rate_limit_error" }, status: 429, retryAfter: 1 };
  }
  const made = (answers[asked.task] ?? answers.probe)(asked);
  return { content: JSON.stringify(made) };
}

const mock = new LLMock({ port: 0, logLevel: "silent" });
mock.on({ predicate: () => true }, answer);
await mock.start();
console.log(mock.url);
process.stdin.resume();
process.stdin.on("end", async () => {
  await mock.stop();
  process.exit(0);
});
