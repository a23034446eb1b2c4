import { expect, test } from "vitest";
import { ListenCommands } from "./listen-commands.ts";
import { simpleQuery } from "./wire-messages.ts";

const query = (sql: string) => ({ type: "Q", bytes: simpleQuery(sql) });
const parse = (name: string, sql: string) => ({ type: "P", bytes: Buffer.from(`P\0\0\0\0${name}\0${sql}\0\0\0`) });
const bind = (name: string) => ({ type: "B", bytes: Buffer.from(`B\0\0\0\0portal\0${name}\0`) });

test("a channel counts once the backend confirms it, by PostgreSQL's rules for names", () => {
  const commands = new ListenCommands();
  commands.note(query('LISTEN "Two ""Words"""; '));
  expect([...commands.channels]).toEqual([]);
  commands.confirm("LISTEN");
  commands.note(query("listen Plain"));
  commands.confirm("LISTEN");
  expect([...commands.channels]).toEqual(['Two "Words"', "plain"]);
  commands.note(query("unlisten plain"));
  expect(commands.confirm("UNLISTEN")).toEqual({ verb: "UNLISTEN", channel: "plain" });
  commands.note(query("UNLISTEN *"));
  commands.confirm("UNLISTEN");
  expect([...commands.channels]).toEqual([]);
});

test("a prepared command counts each time it is run", () => {
  const commands = new ListenCommands();
  commands.note(parse("s1", "listen here"));
  commands.note(parse("s2", "select 1"));
  commands.note(bind("s2"));
  commands.note(bind("s1"));
  commands.confirm("LISTEN");
  expect([...commands.channels]).toEqual(["here"]);
});

test("what failed is forgotten, and other commands are nobody's business", () => {
  const commands = new ListenCommands();
  commands.note(query("listen lost"));
  commands.settle();
  expect(commands.confirm("LISTEN")).toBeUndefined();
  commands.note(query("select 'listen x'"));
  expect(commands.confirm("SELECT 1")).toBeUndefined();
  expect([...commands.channels]).toEqual([]);
});
