import { expect, test } from "vitest";
import { embeddedTarget, parseDatabaseUrl } from "./database-target.ts";

test("an address over TCP, with everything in it", () => {
  expect(parseDatabaseUrl("postgres://ann%40x:p%2Fw@db.example:6543/market?sslmode=verify-full")).toEqual({
    kind: "postgres",
    host: "db.example",
    port: 6543,
    user: "ann@x",
    password: "p/w",
    database: "market",
    ssl: "verify-full",
  });
});

test("what an address leaves out", () => {
  expect(parseDatabaseUrl("postgresql://localhost")).toMatchObject({
    port: 5432,
    user: "postgres",
    database: "postgres",
    ssl: "disable",
  });
  expect(parseDatabaseUrl("postgres://ann@localhost/")).toMatchObject({ user: "ann", database: "ann" });
});

test("PostgreSQL's unix socket, and the embedded database's", () => {
  expect(parseDatabaseUrl("postgres:///market?host=/run/postgresql&port=5433").path).toBe(
    "/run/postgresql/.s.PGSQL.5433",
  );
  expect(parseDatabaseUrl("embedded:///tmp/a%20b/db.sock")).toEqual(embeddedTarget("/tmp/a b/db.sock"));
});

test("anything else is refused in words that keep the password", () => {
  expect(() => parseDatabaseUrl("mysql://root:secret@host/x")).toThrow(/^A database address starts with postgres/);
  expect(() => parseDatabaseUrl("root:secret")).toThrow(/^(?!.*secret)/);
  expect(() => parseDatabaseUrl("postgres://h/x?sslmode=maybe")).toThrow(/sslmode is one of/);
  expect(() => embeddedTarget("relative.sock")).toThrow(/must be absolute/);
});
