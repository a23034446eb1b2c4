import { AppError, ID_PREFIXES, type IdKind } from "@fairmile/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AnyVerb } from "../platform/verb.ts";
import { askers, type Asker } from "../testing/access/actors.ts";
import { ACCESS_MATRIX, type Row } from "../testing/access/matrix.ts";
import { wonRoute, type WonRoute } from "../testing/access/won-route.ts";
import { openHarness, type Harness } from "../testing/harness.ts";
import { catalogue } from "./catalogue.ts";

const verbs: AnyVerb[] = Object.values(catalogue).flatMap((group): AnyVerb[] => Object.values(group));

let h: Harness;
let own: WonRoute;
let foreign: WonRoute;
let all: Asker[];

beforeAll(async () => {
  h = await openHarness();
  own = await wonRoute(h, 0);
  foreign = await wonRoute(h, 2_500);
  all = await askers(h, own.shop, own.driver);
}, 120_000);
afterAll(() => h.close());

const codeOf = async (verb: AnyVerb, who: Asker, input: unknown): Promise<string> => {
  try {
    await verb.run({ ctx: h.ctxFor(who.actor), input });
    return "ok";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
};

const mayAsk = (row: Row, who: Asker): boolean => row.allow.some((access) => who.holds.includes(access));
const missing = (id: string): string => {
  const prefix = id.split("_")[0] ?? "";
  const known = Object.keys(ID_PREFIXES).some((kind) => ID_PREFIXES[kind as IdKind] === prefix);
  return known ? `${prefix}_00000000000000000000zz` : "999999";
};

test("every verb has a row, every row a verb, and both say the same", () => {
  expect(verbs.map((verb) => verb.name).toSorted()).toEqual(Object.keys(ACCESS_MATRIX).toSorted());
  for (const verb of verbs)
    expect({ [verb.name]: verb.allow.toSorted() }).toEqual({ [verb.name]: ACCESS_MATRIX[verb.name]?.allow.toSorted() });
});

describe.each(verbs.map((verb) => ({ name: verb.name, verb })))("$name", ({ name, verb }) => {
  const row = ACCESS_MATRIX[name];

  test("refuses everybody it is not for, whatever they send", async () => {
    for (const who of all) {
      if (row === undefined || mayAsk(row, who)) continue;
      const input = row.object?.input(own.ids[row.object.kind]);
      const code = await codeOf(verb, who, input);
      expect({ who: who.label, code }).toEqual({
        who: who.label,
        code: who.actor.kind === "anonymous" ? "unauthenticated" : "forbidden",
      });
    }
  });

  test("lets in whom it is for", async () => {
    for (const who of all) {
      if (row === undefined || !mayAsk(row, who) || row.object !== undefined || verb.kind === "mutation") continue;
      const code = await codeOf(verb, who, undefined);
      expect(["unauthenticated", "forbidden"], `${who.label} got ${code}`).not.toContain(code);
    }
  });

  test.runIf(row?.object !== undefined)("answers another's object exactly like one that does not exist", async () => {
    for (const who of all) {
      if (row?.object === undefined || !mayAsk(row, who)) continue;
      const { kind, input } = row.object;
      const seesAll = who.actor.staffRole !== null || who.actor.kind === "system";
      const none = await codeOf(verb, who, input(missing(own.ids[kind])));
      expect({ who: who.label, none }).toEqual({
        who: who.label,
        none: kind === "round" ? "round_unknown" : "not_found",
      });
      if (!seesAll)
        expect({ who: who.label, code: await codeOf(verb, who, input(foreign.ids[kind])) }).toEqual({
          who: who.label,
          code: none,
        });
      if (verb.kind === "query") expect(await codeOf(verb, who, input(own.ids[kind]))).toBe("ok");
    }
  });
});
