import { afterEach, expect, test, vi } from "vitest";
import { findPostgres } from "./postgres-binaries.ts";

afterEach(() => vi.unstubAllEnvs());

test("a machine without PostgreSQL is told what to install", () => {
  vi.stubEnv("FAIRMILE_PG_BIN", "/nowhere");
  expect(() => findPostgres()).toThrow(
    /PostgreSQL 15 or newer is not installed.*apt-get install postgresql-15-postgis-3/,
  );
});
