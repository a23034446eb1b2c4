import { execFileSync } from "node:child_process";
import { chownSync, mkdtempSync, statSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Postgres, startPostgres } from "../testing/start-postgres.ts";
import { connect } from "./connect.ts";

// A server with a certificate nobody vouches for.
const OPENSSL = "openssl";
const dir = mkdtempSync(join(tmpdir(), "fairmile-pg-tls-"));
let postgres: Postgres | undefined;
beforeAll(async () => {
  const plain = await startPostgres({ dir: dir, fsync: false });
  await plain.stop();
  const [key, certificate] = [join(dir, "key.pem"), join(dir, "certificate.pem")];
  execFileSync(
    OPENSSL,
    [
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-days",
      "2",
      "-subj",
      "/CN=localhost",
      "-keyout",
      key,
      "-out",
      certificate,
    ],
    {
      stdio: "ignore",
    },
  );
  const { uid, gid } = statSync(join(dir, "data"));
  chownSync(key, uid, gid);
  chownSync(certificate, uid, gid);
  postgres = await startPostgres({
    dir: dir,
    fsync: false,
    settings: { ssl: "on", ssl_key_file: key, ssl_cert_file: certificate },
  });
});
afterAll(async () => {
  await postgres?.stop();
  await rm(dir, { recursive: true });
});

const address = (): string => postgres?.url() ?? "";

const encrypted = async (mode: string): Promise<unknown> => {
  const database = connect({ url: `${address()}?sslmode=${mode}`, max: 1 });
  try {
    const [row] = await database.sql`select ssl from pg_stat_ssl where pid = pg_backend_pid()`;
    return row?.["ssl"];
  } finally {
    await database.close();
  }
};

test("sslmode=require encrypts, verify-full also wants to know who it is, disable does not", async () => {
  expect(await encrypted("require")).toBe(true);
  expect(await encrypted("disable")).toBe(false);
  await expect(encrypted("verify-full")).rejects.toThrow(/self-signed certificate|altnames/);
});

test("PostgreSQL's unix socket is another way in", async () => {
  const { password, port } = new URL(address());
  const directory = encodeURIComponent(join(dir, "socket"));
  const database = connect({
    url: `postgres://postgres:${password}@localhost/postgres?host=${directory}&port=${port}`,
    max: 1,
  });
  expect(await database.sql`select inet_client_addr() is null as local`).toEqual([{ local: true }]);
  await database.close();
});

test("a server without TLS is not talked to when TLS was asked for", async () => {
  const url = process.env["FAIRMILE_TEST_POSTGRES_URL"];
  const database = connect({ url: `${url}?sslmode=require`, max: 1 });
  await expect(database.sql`select 1`).rejects.toThrow(/does not speak TLS/);
  await database.close();
});
