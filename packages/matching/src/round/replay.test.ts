import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../canonical/canonical-json.ts";
import { roundArbitrary } from "../testing/round-arbitrary.ts";
import { workedExample } from "../testing/worked-example.ts";
import { replay } from "./replay.ts";
import type { RoundDocument } from "./round-document.ts";

const CHILD = fileURLToPath(new URL("../testing/replay-child.ts", import.meta.url));

const replayElsewhere = (stored: string, env: Record<string, string>): string =>
  execFileSync(process.execPath, [CHILD], { input: stored, encoding: "utf8", env: { ...process.env, ...env } });

const bytes = (document: RoundDocument): string => {
  const answer = replay(document);
  if (!answer.ok) throw new Error(answer.code);
  return answer.canonical;
};

test("A3: a stored document gives the same bytes in another process, time zone and locale", () => {
  const stored = canonicalJson(workedExample());
  const here = bytes(workedExample());
  expect(replayElsewhere(stored, { TZ: "Pacific/Chatham", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" })).toBe(here);
  expect(replayElsewhere(stored, { TZ: "America/St_Johns" })).toBe(here);
});

test("one ask changed gives other bytes", () => {
  const document = workedExample();
  const [first, ...rest] = document.asks;
  if (!first) throw new Error("the example has asks");
  expect(bytes({ ...document, asks: [{ ...first, askCents: 981 }, ...rest] })).not.toBe(bytes(document));
});

test("a document that went through storage and back replays to the same bytes", () => {
  fc.assert(
    fc.property(roundArbitrary(), (document) => {
      expect(bytes(JSON.parse(canonicalJson(document)) as RoundDocument)).toBe(bytes(document));
    }),
    { seed: 3, numRuns: 150 },
  );
});

test("a document of another engine version is refused, not replayed", () => {
  const document = workedExample();
  const other = { ...document, facts: { ...document.facts, engineVersion: "fairmile-engine/0" } };
  expect(replay(other)).toEqual({ ok: false, code: "other_engine_version", path: "facts.engineVersion" });
});
