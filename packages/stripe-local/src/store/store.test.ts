import { expect, test } from "vitest";
import { memoryJournal } from "./journal.ts";
import { createStore } from "./store.ts";

const card = (token: string) => ({ token, authenticated: false });

test("a transaction reads its own writes, and nobody else does before it commits", () => {
  const store = createStore([], memoryJournal);
  const first = store.begin();
  first.put("card", "a", "acct_1", card("1"));
  first.put("card", "b", "acct_2", card("2"));
  first.commit(1);
  const second = store.begin();
  second.put("card", "a", "acct_1", card("changed"));
  second.put("card", "c", "acct_1", card("new"));
  second.remove("card", "b");
  const tokens = (source: Pick<typeof second, "rows">, account?: string) =>
    [...source.rows("card", account)].map((r) => r.value.token);
  expect([tokens(second), tokens(second, "acct_1"), tokens(second, "acct_2")]).toEqual([
    ["changed", "new"],
    ["changed", "new"],
    [],
  ]);
  expect([tokens(store), store.get("card", "a")?.value.token, second.get("card", "b")]).toEqual([
    ["1", "2"],
    "1",
    undefined,
  ]);
  expect(second.written("card").map((r) => r.id)).toEqual(["a", "c"]);
  second.commit(2);
  expect([tokens(store), store.get("card", "b"), store.latestMs()]).toEqual([["changed", "new"], undefined, 2]);
});
